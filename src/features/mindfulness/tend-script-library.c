#include "features/mindfulness/tend-script-library.h"

#include "features/mindfulness/tend-sessions-resource.h"

#include <string.h>

#define SUFFIX ".session.xml"

static TendScript *
load (const char *name,
      GError    **error)
{
  g_autofree char *path = g_strconcat (TEND_SCRIPT_LIBRARY_PATH "/", name, NULL);
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (SUFFIX));
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  const char *text;
  gsize length;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  return tend_script_parse (id, text ? text : "", (gssize) length, error);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const TendScript *one = *(TendScript *const *) a;
  const TendScript *other = *(TendScript *const *) b;

  return one->minutes != other->minutes ? one->minutes - other->minutes : strcmp (one->id, other->id);
}

/**
 * tend_script_library_load:
 * @troubles: (nullable) (element-type GError): what was wrong with those that are left out is appended here
 *
 * Returns: (transfer full) (element-type TendScript): the guided sessions, the shortest first
 */
GPtrArray *
tend_script_library_load (GPtrArray *troubles)
{
  GPtrArray *scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_script_unref);
  g_auto (GStrv) names = NULL;

  /* To name it is what lets the linker take it along. */
  tend_sessions_get_resource ();
  names = g_resources_enumerate_children (TEND_SCRIPT_LIBRARY_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (char **name = names; name && *name; name++)
    {
      g_autoptr (GError) error = NULL;
      TendScript *script = NULL;

      if (!g_str_has_suffix (*name, SUFFIX))
        continue;
      script = load (*name, &error);
      if (script)
        g_ptr_array_add (scripts, script);
      else if (troubles)
        g_ptr_array_add (troubles, g_steal_pointer (&error));
    }
  g_ptr_array_sort (scripts, compare);
  return scripts;
}

/**
 * tend_script_library_find:
 * @scripts: (element-type TendScript): guided sessions
 * @id: what names one
 *
 * Returns: (transfer none) (nullable): that one
 */
TendScript *
tend_script_library_find (GPtrArray  *scripts,
                          const char *id)
{
  for (guint i = 0; i < scripts->len; i++)
    {
      TendScript *script = g_ptr_array_index (scripts, i);

      if (g_str_equal (script->id, id))
        return script;
    }
  return NULL;
}

#include "widgets/tend-text-cache.h"

/* Labels change with the data; past this many, those kept are dropped rather than gathered for ever. */
#define TEXTS_MAX 96

struct _TendTextCache
{
  GtkWidget *widget;     /* borrowed: the owner */
  GHashTable *layouts[2]; /* text → PangoLayout: ordinary, strong */
};

/**
 * tend_text_cache_new:
 * @widget: whose font to use; it must outlive the cache
 *
 * Returns: (transfer full): an empty cache
 */
TendTextCache *
tend_text_cache_new (GtkWidget *widget)
{
  TendTextCache *self = g_new0 (TendTextCache, 1);

  self->widget = widget;
  for (guint i = 0; i < G_N_ELEMENTS (self->layouts); i++)
    self->layouts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

void
tend_text_cache_free (TendTextCache *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->layouts); i++)
    g_hash_table_unref (self->layouts[i]);
  g_free (self);
}

/**
 * tend_text_cache_clear:
 * @self: a cache
 *
 * Forgets all layouts, because the font they were made for has changed.
 */
void
tend_text_cache_clear (TendTextCache *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->layouts); i++)
    g_hash_table_remove_all (self->layouts[i]);
}

/**
 * tend_text_cache_get:
 * @self: a cache
 * @text: a short text
 * @strong: whether in bold
 *
 * Returns: (transfer full): its layout; one that is held stays good when the cache drops its own
 */
PangoLayout *
tend_text_cache_get (TendTextCache *self,
                     const char    *text,
                     gboolean       strong)
{
  GHashTable *layouts = self->layouts[!!strong];
  PangoLayout *layout = g_hash_table_lookup (layouts, text);

  if (layout)
    return g_object_ref (layout);

  layout = gtk_widget_create_pango_layout (self->widget, text);
  if (strong)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }

  if (g_hash_table_size (layouts) >= TEXTS_MAX)
    g_hash_table_remove_all (layouts);
  g_hash_table_insert (layouts, g_strdup (text), g_object_ref (layout));
  return layout;
}

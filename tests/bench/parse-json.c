/* parse-json FILE: reads it with json-glib and does nothing with it. What exporting and importing a life are
 * measured against by tests/bench/archive. */

#include <json-glib/json-glib.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 2;
  if (json_parser_load_from_file (parser, argv[1], &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}

/* parse-ical FILE: reads it with libical and does nothing with it. What bringing a calendar in is measured against by
 * tests/bench/calendar. */

#include <glib.h>
#include <libical/ical.h>

int
main (int    argc,
      char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  icalcomponent *calendar;
  int n_events;

  if (argc != 2)
    return 2;
  if (!g_file_get_contents (argv[1], &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  calendar = icalparser_parse_string (text);
  n_events = calendar ? icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT) : 0;
  g_print ("%d\n", n_events);
  return n_events > 0 ? 0 : 1;
}

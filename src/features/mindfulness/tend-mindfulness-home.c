#include "features/mindfulness/tend-mindfulness-home.h"

#include "features/mindfulness/tend-breath-shape.h"
#include "features/mindfulness/tend-mindfulness-reader.h"
#include "widgets/tend-bars.h"

#include <glib/gi18n.h>

#define N_WEEKS 8
#define N_SESSIONS_SHOWN 30

/* Of the shape of a breath in a row, pixels. */
#define SHAPE_WIDTH 56
#define SHAPE_HEIGHT 26

/* The name of the rows that make something new. */
#define NEW_ROW "new"

struct _TendMindfulnessHome
{
  AdwBin parent_instance;

  TendDay weeks[N_WEEKS]; /* the first day of each */
  double minutes[N_WEEKS];

  AdwViewStack *kinds;
  GtkListBox *breaths;
  GtkListBox *guided;
  GtkListBox *quiet;
  GtkListBox *moves;
  GtkWidget *past;
  TendBars *bars;
  GtkListBox *sessions;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_NEW_ASKED,
  SIGNAL_DELETE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendMindfulnessHome, tend_mindfulness_home, ADW_TYPE_BIN)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, row);
}

static GtkListBox *
get_list (TendMindfulnessHome *self,
          TendPracticeKind     kind)
{
  GtkListBox *const lists[TEND_PRACTICE_N_KINDS] = { self->breaths, self->guided, self->quiet, self->moves };

  return lists[kind];
}

static GtkWidget *
make_row (const char *name,
          const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_name (row, name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
make_practice_row (const TendPractice *practice)
{
  gboolean is_breath = practice->kind == TEND_PRACTICE_BREATH;
  gboolean has_text = practice->kind == TEND_PRACTICE_GUIDED || practice->kind == TEND_PRACTICE_QUIET;
  g_autofree char *words = tend_practice_describe (practice);
  g_autofree char *subtitle =
      has_text ? g_strdup_printf ("%s\n%s", words, tend_practice_get_about (practice)) : g_strdup (words);
  GtkWidget *row = make_row (practice->id, practice->title, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (is_breath)
    {
      GtkWidget *shape = tend_breath_shape_new (SHAPE_WIDTH, SHAPE_HEIGHT);

      tend_breath_shape_set_pattern (TEND_BREATH_SHAPE (shape), &practice->pattern);
      gtk_widget_set_valign (shape, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), shape);
    }
  if (practice->is_favourite)
    {
      GtkWidget *star = gtk_image_new_from_icon_name ("starred-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Favourite"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), star);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

/* Below what there is, what could be. Its icon stands where a breath has its shape. */
static void
append_new_row (TendMindfulnessHome *self,
                TendPracticeKind     kind,
                const char          *title)
{
  GtkWidget *row = make_row (NEW_ROW, title, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("list-add-symbolic");

  if (kind == TEND_PRACTICE_BREATH)
    gtk_widget_set_size_request (icon, SHAPE_WIDTH, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (get_list (self, kind), row);
}

static void
show_practices (TendMindfulnessHome *self,
                GPtrArray           *practices)
{
  for (TendPracticeKind kind = 0; kind < TEND_PRACTICE_N_KINDS; kind++)
    clear_list (get_list (self, kind));
  for (guint i = 0; i < practices->len; i++)
    {
      const TendPractice *practice = g_ptr_array_index (practices, i);

      gtk_list_box_append (get_list (self, practice->kind), make_practice_row (practice));
    }
  append_new_row (self, TEND_PRACTICE_BREATH, _("A Pattern of Your Own…"));
  append_new_row (self, TEND_PRACTICE_MOVE, _("Something Else…"));
}

static void
on_delete_clicked_cb (TendMindfulnessHome *self,
                      GtkWidget           *button)
{
  g_signal_emit (self, signals[SIGNAL_DELETE_ASKED], 0, gtk_widget_get_name (button));
}

static GtkWidget *
make_session_row (TendMindfulnessHome *self,
                  const TendSession   *session,
                  TendDay              today)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *length = tend_session_describe_length (session->seconds);
  g_autofree char *day = tend_day_describe (session->day, today);
  g_autofree char *subtitle = session->line[0] ? g_strdup_printf ("%s · %s\n%s", day, length, session->line)
                                               : g_strdup_printf ("%s · %s", day, length);
  g_autofree char *name = g_strdup_printf (_("Delete %s, %s"), session->title, day);

  gtk_widget_set_name (row, session->uuid);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), session->title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_name (button, session->uuid);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Delete"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_delete_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_weeks (TendMindfulnessHome *self,
            GPtrArray           *sessions)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_WEEKS; i++)
    {
      self->minutes[i] = 0;
      /* Translators: the first day of a week, under a bar; see g_date_time_format() */
      g_ptr_array_add (labels, tend_day_format (self->weeks[i], _("%-d.%-m.")));
    }
  for (guint i = 0; i < sessions->len; i++)
    {
      const TendSession *session = g_ptr_array_index (sessions, i);

      for (int week = N_WEEKS - 1; week >= 0; week--)
        if (session->day >= self->weeks[week])
          {
            self->minutes[week] += session->seconds / 60.0;
            break;
          }
    }
  tend_bars_set_data (self->bars, self->minutes, (const char *const *) labels->pdata, N_WEEKS);
}

static char *
on_week_described_cb (TendMindfulnessHome *self,
                      int                  index)
{
  int minutes = (int) (self->minutes[index] + 0.5);
  g_autofree char *day = tend_day_format (self->weeks[index], _("%-d %B %Y"));

  /* Translators: the first day of a week, and the minutes done in it */
  return g_strdup_printf (ngettext ("Week of %s: %d minute", "Week of %s: %d minutes", minutes), day, minutes);
}

static void
on_practice_activated_cb (TendMindfulnessHome *self,
                          GtkWidget           *row)
{
  if (g_str_equal (gtk_widget_get_name (row), NEW_ROW))
    g_signal_emit (self, signals[SIGNAL_NEW_ASKED], 0, tend_mindfulness_home_get_kind (self));
  else
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, gtk_widget_get_name (row));
}

static gboolean
tend_mindfulness_home_grab_focus (GtkWidget *widget)
{
  TendMindfulnessHome *self = TEND_MINDFULNESS_HOME (widget);

  return gtk_widget_child_focus (GTK_WIDGET (get_list (self, tend_mindfulness_home_get_kind (self))),
                                 GTK_DIR_TAB_FORWARD);
}

static void
tend_mindfulness_home_class_init (TendMindfulnessHomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  widget_class->grab_focus = tend_mindfulness_home_grab_focus;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
  signals[SIGNAL_NEW_ASKED] = g_signal_new ("new-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            1, G_TYPE_INT);
  signals[SIGNAL_DELETE_ASKED] = g_signal_new ("delete-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TEND_TYPE_BARS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-mindfulness-home.ui");
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, kinds);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, breaths);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, guided);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, quiet);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, moves);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, past);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, bars);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, sessions);
  gtk_widget_class_bind_template_callback (widget_class, on_practice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_week_described_cb);
}

static void
tend_mindfulness_home_init (TendMindfulnessHome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_mindfulness_home_show:
 * @self: the widget
 * @store: the life
 * @scripts: (element-type TendScript): the guided sessions that there are
 *
 * Reads everything anew.
 */
void
tend_mindfulness_home_show (TendMindfulnessHome *self,
                            TendStore           *store,
                            GPtrArray           *scripts)
{
  TendDb *db = tend_store_get_reader (store);
  TendDay today = tend_store_get_today (store);
  TendDay week = tend_day_get_week_start (today, tend_settings_get_first_weekday (tend_store_get_settings (store)));
  g_autoptr (GPtrArray) practices = tend_practice_read_all (db, scripts, NULL);
  g_autoptr (GPtrArray) sessions = NULL;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  for (int i = 0; i < N_WEEKS; i++)
    self->weeks[i] = week - 7 * (N_WEEKS - 1 - i);
  sessions = tend_session_read_range (db, self->weeks[0], today + 1, NULL);

  if (practices)
    show_practices (self, practices);
  /* The row that had the keys is gone; nobody is left behind. */
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  clear_list (self->sessions);
  gtk_widget_set_visible (self->past, sessions && sessions->len > 0);
  if (sessions == NULL)
    return;
  for (guint i = 0; i < MIN (sessions->len, N_SESSIONS_SHOWN); i++)
    gtk_list_box_append (self->sessions, make_session_row (self, g_ptr_array_index (sessions, i), today));
  show_weeks (self, sessions);
}

/**
 * tend_mindfulness_home_focus_session:
 * @self: the widget
 * @uuid: a session
 *
 * Returns: whether it is in the list, and has the focus now
 */
gboolean
tend_mindfulness_home_focus_session (TendMindfulnessHome *self,
                                     const char          *uuid)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->sessions)); row;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (gtk_widget_get_name (row), uuid))
      return gtk_widget_grab_focus (row);
  return FALSE;
}

void
tend_mindfulness_home_show_kind (TendMindfulnessHome *self,
                                 TendPracticeKind     kind)
{
  adw_view_stack_set_visible_child_name (self->kinds, tend_practice_kind_get_id (kind));
}

TendPracticeKind
tend_mindfulness_home_get_kind (TendMindfulnessHome *self)
{
  return tend_practice_kind_find (adw_view_stack_get_visible_child_name (self->kinds));
}

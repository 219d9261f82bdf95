#include "features/mindfulness/tend-mindfulness-home.h"

#include "features/mindfulness/tend-breath-shape.h"
#include "features/mindfulness/tend-session-figures.h"

#include <glib/gi18n.h>

/* Of the shape of a breath in a row, pixels. */
#define SHAPE_WIDTH 56
#define SHAPE_HEIGHT 26

/* The name of the rows that make something new. */
#define NEW_ROW "new"

struct _TendMindfulnessHome
{
  AdwBin parent_instance;

  AdwViewStack *kinds;
  GtkListBox *breaths;
  GtkListBox *guided;
  GtkListBox *quiet;
  GtkListBox *moves;
  AdwActionRow *history_row;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_NEW_ASKED,
  SIGNAL_HISTORY_ASKED,
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

/* What there was this week, in a few words; nothing at all is no number. */
static void
show_week (TendMindfulnessHome *self,
           TendStore           *store)
{
  TendDay today = tend_store_get_today (store);
  TendDay week = tend_day_get_week_start (today, tend_settings_get_first_weekday (tend_store_get_settings (store)));
  g_autoptr (GArray) days = tend_session_read_days (tend_store_get_reader (store), week, today, NULL);
  g_autofree char *words = NULL;
  double minutes = 0;

  if (days)
    tend_session_sum_weeks (days, &week, 1, &minutes);
  if (minutes > 0)
    words = g_strdup_printf (ngettext ("%d minute this week", "%d minutes this week", (gulong) minutes), (int) minutes);
  adw_action_row_set_subtitle (self->history_row, words ? words : "");
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

static void
on_history_activated_cb (TendMindfulnessHome *self)
{
  g_signal_emit (self, signals[SIGNAL_HISTORY_ASKED], 0);
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
  signals[SIGNAL_HISTORY_ASKED] = g_signal_new ("history-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-mindfulness-home.ui");
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, kinds);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, breaths);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, guided);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, quiet);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, moves);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessHome, history_row);
  gtk_widget_class_bind_template_callback (widget_class, on_practice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_history_activated_cb);
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
  g_autoptr (GPtrArray) practices = tend_practice_read_all (tend_store_get_reader (store), scripts, NULL);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->kinds)) != NULL;

  if (practices)
    show_practices (self, practices);
  /* The row that had the keys is gone; nobody is left behind. */
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  show_week (self, store);
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

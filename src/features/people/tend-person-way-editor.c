#include "features/people/tend-person-way-editor.h"

#include "features/people/tend-person-words.h"

struct _TendPersonWayEditor
{
  AdwPreferencesRow parent_instance;

  char *uuid; /* NULL for a way that is not kept yet */

  GtkDropDown *kind;
  GtkEditable *label;
  GtkEditable *value;
};

enum
{
  SIGNAL_REMOVE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPersonWayEditor, tend_person_way_editor, ADW_TYPE_PREFERENCES_ROW)

static TendPersonWayKind
get_kind (TendPersonWayEditor *self)
{
  return (TendPersonWayKind) gtk_drop_down_get_selected (self->kind);
}

/* On a touch screen, the keyboard that fits. */
static void
on_kind_changed_cb (TendPersonWayEditor *self)
{
  static const GtkInputPurpose purposes[TEND_PERSON_N_WAY_KINDS] = {
    [TEND_PERSON_WAY_PHONE] = GTK_INPUT_PURPOSE_PHONE,
    [TEND_PERSON_WAY_MAIL] = GTK_INPUT_PURPOSE_EMAIL,
    [TEND_PERSON_WAY_WEB] = GTK_INPUT_PURPOSE_URL,
  };

  g_object_set (self->value, "input-purpose", purposes[get_kind (self)], NULL);
}

static void
on_remove_clicked_cb (TendPersonWayEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE_ASKED], 0);
}

/* Whoever opens the row is about to type the number, not to choose its kind. */
static gboolean
tend_person_way_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEND_PERSON_WAY_EDITOR (widget)->value));
}

static void
tend_person_way_editor_finalize (GObject *object)
{
  g_free (TEND_PERSON_WAY_EDITOR (object)->uuid);

  G_OBJECT_CLASS (tend_person_way_editor_parent_class)->finalize (object);
}

static void
tend_person_way_editor_class_init (TendPersonWayEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_person_way_editor_finalize;
  widget_class->grab_focus = tend_person_way_editor_grab_focus;

  /**
   * TendPersonWayEditor::remove-asked:
   * @self: the editor
   *
   * The way is not to be any more.
   */
  signals[SIGNAL_REMOVE_ASKED] = g_signal_new ("remove-asked", TEND_TYPE_PERSON_WAY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/people/tend-person-way-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPersonWayEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, TendPersonWayEditor, label);
  gtk_widget_class_bind_template_child (widget_class, TendPersonWayEditor, value);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
}

static void
tend_person_way_editor_init (TendPersonWayEditor *self)
{
  GtkStringList *kinds;

  gtk_widget_init_template (GTK_WIDGET (self));
  kinds = GTK_STRING_LIST (gtk_drop_down_get_model (self->kind));
  for (int i = 0; i < TEND_PERSON_N_WAY_KINDS; i++)
    gtk_string_list_append (kinds, tend_person_way_kind_get_name ((TendPersonWayKind) i));
}

/**
 * tend_person_way_editor_new:
 * @way: a way
 *
 * Returns: (transfer full): a row that shows it
 */
GtkWidget *
tend_person_way_editor_new (const TendPersonWay *way)
{
  TendPersonWayEditor *self = g_object_new (TEND_TYPE_PERSON_WAY_EDITOR, NULL);

  self->uuid = g_strdup (way->uuid);
  gtk_drop_down_set_selected (self->kind, way->kind);
  gtk_editable_set_text (self->label, way->label);
  gtk_editable_set_text (self->value, way->value);
  on_kind_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * tend_person_way_editor_dup_way:
 * @self: an editor
 *
 * Returns: (transfer full): the way as it was typed; its value may be ""
 */
TendPersonWay *
tend_person_way_editor_dup_way (TendPersonWayEditor *self)
{
  TendPersonWay *way;

  g_return_val_if_fail (TEND_IS_PERSON_WAY_EDITOR (self), NULL);

  way = tend_person_way_new (get_kind (self), "", "");
  way->uuid = g_strdup (self->uuid);
  tend_person_set_text (&way->label, gtk_editable_get_text (self->label));
  tend_person_set_text (&way->value, gtk_editable_get_text (self->value));
  return way;
}

#include "widgets/tend-long-list.h"

#include "widgets/tend-long-list-cell.h"

#include <math.h>

struct _TendLongList
{
  GtkWidget parent_instance;

  GListModel *model; /* (nullable) */
  const TendLongListFuncs *funcs;
  gpointer user_data;
  GPtrArray *cells; /* of TendLongListCell, owned as children */
  int row_height;   /* 0 until the first row was measured */
  guint focus_position;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
};

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TendLongList, tend_long_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
get_n_items (TendLongList *self)
{
  return self->model ? g_list_model_get_n_items (self->model) : 0;
}

static GtkAdjustment *
get_adjustment (TendLongList *self)
{
  return self->adjustments[GTK_ORIENTATION_VERTICAL];
}

static double
get_offset (TendLongList *self)
{
  return get_adjustment (self) ? gtk_adjustment_get_value (get_adjustment (self)) : 0;
}

static TendLongListCell *
get_cell (TendLongList *self,
          guint         index)
{
  return g_ptr_array_index (self->cells, index);
}

static TendLongListCell *
find_cell (TendLongList *self,
           guint         position)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (tend_long_list_cell_get_position (get_cell (self, i)) == position)
      return get_cell (self, i);
  return NULL;
}

static gboolean
has_focus (TendLongListCell *cell)
{
  return gtk_widget_get_focus_child (gtk_widget_get_parent (GTK_WIDGET (cell))) == GTK_WIDGET (cell);
}

static void
bind (TendLongList     *self,
      TendLongListCell *cell,
      guint             position)
{
  g_autoptr (GObject) item = position != GTK_INVALID_LIST_POSITION ? g_list_model_get_item (self->model, position)
                                                                   : NULL;

  tend_long_list_cell_set_position (cell, position, get_n_items (self));
  self->funcs->bind (tend_long_list_cell_get_row (cell), item, position, self->user_data);
  gtk_widget_set_child_visible (GTK_WIDGET (cell), position != GTK_INVALID_LIST_POSITION);
}

static void
on_cell_activated_cb (TendLongListCell *cell,
                      TendLongList     *self)
{
  guint position = tend_long_list_cell_get_position (cell);

  if (position != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, position);
}

static TendLongListCell *
add_cell (TendLongList *self)
{
  GtkWidget *cell = tend_long_list_cell_new (self->funcs->create (self->user_data));

  g_signal_connect (cell, "activated", G_CALLBACK (on_cell_activated_cb), self);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  g_ptr_array_add (self->cells, cell);
  return TEND_LONG_LIST_CELL (cell);
}

/* One that shows nothing, or nothing that is on screen; the one that has the keys keeps what it shows. */
static TendLongListCell *
find_free_cell (TendLongList *self,
                guint         first,
                guint         end)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint position = tend_long_list_cell_get_position (get_cell (self, i));

      if ((position < first || position >= end) && !has_focus (get_cell (self, i)))
        return get_cell (self, i);
    }
  return add_cell (self);
}

static void
get_range (TendLongList *self,
           int           height,
           guint        *first,
           guint        *end)
{
  guint n = get_n_items (self);

  *first = *end = 0;
  if (n == 0 || self->row_height < 1)
    return;
  *first = MIN ((guint) (get_offset (self) / self->row_height), n);
  *end = MIN ((guint) ceil ((get_offset (self) + height) / self->row_height), n);
}

/* Sees to it that what is on screen has a cell, and that no other cell is seen. */
static void
fill (TendLongList *self,
      int           height)
{
  guint first, end;

  get_range (self, height, &first, &end);
  for (guint position = first; position < end; position++)
    if (find_cell (self, position) == NULL)
      bind (self, find_free_cell (self, first, end), position);
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint position = tend_long_list_cell_get_position (get_cell (self, i));

      if (position != GTK_INVALID_LIST_POSITION && (position < first || position >= end) &&
          !has_focus (get_cell (self, i)))
        bind (self, get_cell (self, i), GTK_INVALID_LIST_POSITION);
    }
}

static void
on_scrolled_cb (TendLongList *self)
{
  fill (self, gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure (TendLongList *self,
           int           width,
           int           height)
{
  double all = (double) get_n_items (self) * self->row_height;

  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL])
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], 0, 0, width, width * 0.1, width * 0.9,
                              width);
  if (get_adjustment (self))
    gtk_adjustment_configure (get_adjustment (self), MIN (get_offset (self), MAX (all - height, 0)), 0,
                              MAX (all, height), self->row_height, height * 0.9, height);
}

static int
measure_cell (TendLongList   *self,
              GtkOrientation  orientation,
              int             for_size)
{
  int minimum;

  if (self->cells->len == 0)
    bind (self, add_cell (self), GTK_INVALID_LIST_POSITION);
  gtk_widget_measure (GTK_WIDGET (get_cell (self, 0)), orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
tend_long_list_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  TendLongList *self = TEND_LONG_LIST (widget);

  *minimum = *natural = self->funcs && get_n_items (self) > 0 ? measure_cell (self, orientation, for_size) : 0;
}

static void
tend_long_list_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  TendLongList *self = TEND_LONG_LIST (widget);

  if (self->funcs == NULL)
    return;
  if (get_n_items (self) > 0)
    self->row_height = measure_cell (self, GTK_ORIENTATION_VERTICAL, width);
  configure (self, width, height);
  fill (self, height);
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint position = tend_long_list_cell_get_position (get_cell (self, i));
      GtkAllocation place = { 0, 0, width, self->row_height };

      if (position == GTK_INVALID_LIST_POSITION)
        continue;
      place.y = (int) round ((double) position * self->row_height - get_offset (self));
      gtk_widget_size_allocate (GTK_WIDGET (get_cell (self, i)), &place, -1);
    }
}

static void
show_position (TendLongList *self,
               guint         position)
{
  double start = (double) position * self->row_height;

  if (get_adjustment (self))
    gtk_adjustment_clamp_page (get_adjustment (self), start, start + self->row_height);
}

static guint
clamp_position (TendLongList *self,
                gint64        position)
{
  return (guint) CLAMP (position, 0, (gint64) get_n_items (self) - 1);
}

static gboolean
move_focus (TendLongList *self,
            gint64        by)
{
  guint position;

  if (get_n_items (self) == 0)
    return FALSE;
  position = clamp_position (self, self->focus_position + by);
  if (position == self->focus_position)
    return FALSE;
  return tend_long_list_focus (self, position);
}

/* Tab goes through what is in a row, and then on to what is beside the list; Up and Down go from row to row. */
static gboolean
tend_long_list_grab_child_focus (GtkWidget        *widget,
                                 GtkDirectionType  direction)
{
  TendLongList *self = TEND_LONG_LIST (widget);
  GtkWidget *cell = gtk_widget_get_focus_child (widget);

  if (cell == NULL)
    return get_n_items (self) > 0 && tend_long_list_focus (self, clamp_position (self, self->focus_position));
  if (direction == GTK_DIR_UP)
    return move_focus (self, -1);
  if (direction == GTK_DIR_DOWN)
    return move_focus (self, 1);
  return gtk_widget_child_focus (cell, direction);
}

static gboolean
tend_long_list_grab_focus (GtkWidget *widget)
{
  TendLongList *self = TEND_LONG_LIST (widget);

  return get_n_items (self) > 0 && tend_long_list_focus (self, clamp_position (self, self->focus_position));
}

static void
tend_long_list_set_focus_child (GtkWidget *widget,
                                GtkWidget *child)
{
  TendLongList *self = TEND_LONG_LIST (widget);

  GTK_WIDGET_CLASS (tend_long_list_parent_class)->set_focus_child (widget, child);
  if (child)
    self->focus_position = tend_long_list_cell_get_position (TEND_LONG_LIST_CELL (child));
}

/* The keys that go further than to the next row; their argument is how many pages, or the end where it is large. */
static gboolean
on_leap_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  TendLongList *self = TEND_LONG_LIST (widget);
  int pages = g_variant_get_int32 (args);
  gint64 a_page = MAX (gtk_widget_get_height (widget) / MAX (self->row_height, 1) - 1, 1);

  move_focus (self, pages * a_page);
  return TRUE;
}

/* Rows that go or come above what is seen leave that where it is. */
static void
on_items_changed_cb (TendLongList *self,
                     guint         position,
                     guint         n_removed,
                     guint         n_added)
{
  guint first = (guint) (get_offset (self) / MAX (self->row_height, 1));
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (position + n_removed <= self->focus_position && self->focus_position != 0)
    self->focus_position += n_added - n_removed;
  if (get_adjustment (self) && position + n_removed <= first)
    {
      double offset = get_offset (self) + ((double) n_added - n_removed) * self->row_height;

      /* Before there is room for so many. */
      gtk_adjustment_set_upper (get_adjustment (self), (double) get_n_items (self) * self->row_height);
      gtk_adjustment_set_value (get_adjustment (self), offset);
    }
  for (guint i = 0; i < self->cells->len; i++)
    bind (self, get_cell (self, i), GTK_INVALID_LIST_POSITION);
  fill (self, gtk_widget_get_height (GTK_WIDGET (self)));
  if (had_focus && get_n_items (self) > 0)
    tend_long_list_focus (self, clamp_position (self, self->focus_position));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_adjustment (TendLongList   *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  if (self->adjustments[orientation])
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], on_scrolled_cb, self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment && orientation == GTK_ORIENTATION_VERTICAL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
tend_long_list_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TendLongList *self = TEND_LONG_LIST (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_long_list_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TendLongList *self = TEND_LONG_LIST (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_long_list_dispose (GObject *object)
{
  TendLongList *self = TEND_LONG_LIST (object);

  tend_long_list_set_model (self, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (GTK_WIDGET (get_cell (self, i)));
  g_ptr_array_set_size (self->cells, 0);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);

  G_OBJECT_CLASS (tend_long_list_parent_class)->dispose (object);
}

static void
tend_long_list_finalize (GObject *object)
{
  g_ptr_array_unref (TEND_LONG_LIST (object)->cells);

  G_OBJECT_CLASS (tend_long_list_parent_class)->finalize (object);
}

static void
bind_leap (GtkWidgetClass *widget_class,
           guint           key,
           guint           keypad_key,
           int             pages)
{
  gtk_widget_class_add_binding (widget_class, key, 0, on_leap_cb, "i", pages);
  gtk_widget_class_add_binding (widget_class, keypad_key, 0, on_leap_cb, "i", pages);
}

static void
tend_long_list_class_init (TendLongListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tend_long_list_set_property;
  object_class->get_property = tend_long_list_get_property;
  object_class->dispose = tend_long_list_dispose;
  object_class->finalize = tend_long_list_finalize;
  widget_class->measure = tend_long_list_measure;
  widget_class->size_allocate = tend_long_list_size_allocate;
  widget_class->focus = tend_long_list_grab_child_focus;
  widget_class->grab_focus = tend_long_list_grab_focus;
  widget_class->set_focus_child = tend_long_list_set_focus_child;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * TendLongList::activated:
   * @self: the list
   * @position: which row
   *
   * A row was clicked, or chosen by key.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", TEND_TYPE_LONG_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);
  bind_leap (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -1);
  bind_leap (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 1);
  bind_leap (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, G_MININT16);
  bind_leap (widget_class, GDK_KEY_End, GDK_KEY_KP_End, G_MAXINT16);
  gtk_widget_class_set_css_name (widget_class, "listview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
tend_long_list_init (TendLongList *self)
{
  self->cells = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * tend_long_list_set_funcs:
 * @self: a list without rows
 * @funcs: what its rows are, to outlive it
 * @user_data: for @funcs
 */
void
tend_long_list_set_funcs (TendLongList            *self,
                          const TendLongListFuncs *funcs,
                          gpointer                 user_data)
{
  g_return_if_fail (TEND_IS_LONG_LIST (self));
  g_return_if_fail (self->cells->len == 0);

  self->funcs = funcs;
  self->user_data = user_data;
}

/**
 * tend_long_list_set_model:
 * @self: a list that knows what its rows are
 * @model: (nullable): what it shows, from the beginning
 */
void
tend_long_list_set_model (TendLongList *self,
                          GListModel   *model)
{
  g_return_if_fail (TEND_IS_LONG_LIST (self));
  g_return_if_fail (model == NULL || self->funcs != NULL);

  if (self->model)
    g_signal_handlers_disconnect_by_func (self->model, on_items_changed_cb, self);
  for (guint i = 0; i < self->cells->len; i++)
    bind (self, get_cell (self, i), GTK_INVALID_LIST_POSITION);
  g_set_object (&self->model, model);
  self->focus_position = 0;
  if (get_adjustment (self))
    gtk_adjustment_set_value (get_adjustment (self), 0);
  if (model)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * tend_long_list_focus:
 * @self: a list
 * @position: a row
 *
 * Scrolls to it, if it is not to be seen, and gives it the keys.
 *
 * Returns: whether it has them
 */
gboolean
tend_long_list_focus (TendLongList *self,
                      guint         position)
{
  TendLongListCell *cell;

  g_return_val_if_fail (TEND_IS_LONG_LIST (self), FALSE);

  if (position >= get_n_items (self))
    return FALSE;
  self->focus_position = position;
  show_position (self, position);
  cell = find_cell (self, position);
  if (cell == NULL)
    {
      cell = add_cell (self);
      bind (self, cell, position);
    }
  return gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/**
 * tend_long_list_get_n_rows:
 * @self: a list
 *
 * Returns: how many of its rows exist, seen or kept for when they are
 */
guint
tend_long_list_get_n_rows (TendLongList *self)
{
  g_return_val_if_fail (TEND_IS_LONG_LIST (self), 0);

  return self->cells->len;
}

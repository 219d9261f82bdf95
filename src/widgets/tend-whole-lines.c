#include "widgets/tend-whole-lines.h"

struct _TendWholeLines
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TendWholeLines, tend_whole_lines, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
tend_whole_lines_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Whoever gives what is asked for sees all lines; a part of the week gives what there is. */
static void
tend_whole_lines_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *natural += child_natural;
          *minimum = *natural;
        }
    }
}

static void
tend_whole_lines_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  gboolean fits = TRUE;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      fits = fits && (y == 0 || y + natural <= height);
      gtk_widget_set_child_visible (child, fits);
      if (fits)
        gtk_widget_size_allocate (child, &(GtkAllocation) { 0, y, width, natural }, -1);
      y += natural;
    }
}

static void
tend_whole_lines_class_init (TendWholeLinesClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = tend_whole_lines_get_request_mode;
  layout_class->measure = tend_whole_lines_measure;
  layout_class->allocate = tend_whole_lines_allocate;
}

static void
tend_whole_lines_init (TendWholeLines *self)
{
}

GtkLayoutManager *
tend_whole_lines_new (void)
{
  return g_object_new (TEND_TYPE_WHOLE_LINES, NULL);
}

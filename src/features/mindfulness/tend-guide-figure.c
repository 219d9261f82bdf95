#include "features/mindfulness/tend-guide-figure.h"

#include "features/mindfulness/tend-session-drawing.h"

#include <glib/gi18n.h>
#include <math.h>

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MILLISECOND ((gint64) G_TIME_SPAN_MILLISECOND)

/* A line comes slower than it goes. */
#define FADE_IN (1200 * MILLISECOND)
#define FADE_OUT (700 * MILLISECOND)

/* The room for words within the dots, parts of half the widget's size. */
#define TEXT_WIDTH 1.34
#define TEXT_HEIGHT 1.10

/* Less than this, of 1, is not drawn anew. */
#define STEP (1 / 64.0)

struct _TendGuideFigure
{
  TendSessionFigure parent_instance;

  TendScript *script; /* (nullable): until there is one */
  gint64 length;

  /* What is on screen. */
  int line;  /* -1 in the time to prepare */
  int count; /* seconds to prepare */
  int n_dots;
  double opacity;
  TendSessionWords words; /* in the time to prepare */
  PangoLayout *text;      /* (nullable): the line, laid out */
  int text_half;          /* for this half of the size */
};

G_DEFINE_FINAL_TYPE (TendGuideFigure, tend_guide_figure, TEND_TYPE_SESSION_FIGURE)

static const char *
get_words (TendGuideFigure *self)
{
  return self->line < 0 ? _("Settle in") : tend_script_get_line (self->script, (guint) self->line);
}

static void
clear_text (TendGuideFigure *self)
{
  tend_session_words_clear (&self->words);
  g_clear_object (&self->text);
}

/* Begins and ends at rest. */
static double
ease (double share)
{
  return 0.5 - 0.5 * cos (G_PI * CLAMP (share, 0, 1));
}

static gboolean
is_last (TendGuideFigure *self,
         guint            line)
{
  return line + 1 == self->script->lines->len;
}

/* The last line stays until the end. */
static double
get_opacity (TendGuideFigure        *self,
             const TendScriptMoment *moment,
             gint64                  at)
{
  gint64 since = at - moment->start;
  gint64 left = moment->length - since;
  double opacity = ease ((double) since / (double) FADE_IN);

  if (!tend_session_figure_has_motion (TEND_SESSION_FIGURE (self)))
    return 1;
  return is_last (self, moment->line) ? opacity : MIN (opacity, ease ((double) left / (double) FADE_OUT));
}

static gint64
get_wait (TendGuideFigure        *self,
          const TendScriptMoment *moment,
          gint64                  at)
{
  gint64 since = at - moment->start;
  gint64 end = moment->start + moment->length;
  gint64 next_dot = (gint64) ceil ((self->n_dots + 1) * (double) self->length / TEND_SESSION_N_DOTS);

  if (at < 0)
    return MAX (-at - (gint64) (self->count - 1) * SECOND, 1);
  if (tend_session_figure_has_motion (TEND_SESSION_FIGURE (self)))
    {
      if (since < FADE_IN)
        return 0;
      if (!is_last (self, moment->line))
        end -= FADE_OUT;
    }
  return MAX (MIN (end, next_dot) - at, 0);
}

static void
show_line (TendGuideFigure *self,
           int              line,
           int              count)
{
  if (line == self->line && count == self->count)
    return;
  clear_text (self);
  self->count = count;
  if (line != self->line)
    {
      self->line = line;
      tend_session_figure_tell (TEND_SESSION_FIGURE (self), get_words (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gint64
tend_guide_figure_show (TendSessionFigure *figure,
                        gint64             at)
{
  TendGuideFigure *self = TEND_GUIDE_FIGURE (figure);
  int n_dots = (int) floor (tend_session_figure_get_progress (figure, at) * TEND_SESSION_N_DOTS);
  TendScriptMoment moment;
  double opacity;

  tend_script_locate (self->script, self->length, at, &moment);
  show_line (self, at < 0 ? -1 : (int) moment.line, at < 0 ? (int) ((-at + SECOND - 1) / SECOND) : 0);
  opacity = at < 0 ? 1 : get_opacity (self, &moment, at);
  if (n_dots != self->n_dots || fabs (opacity - self->opacity) >= STEP || (opacity == 1 && self->opacity < 1))
    {
      self->n_dots = n_dots;
      self->opacity = opacity;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  return get_wait (self, &moment, at);
}

/* A line that was on its way in or out. */
static void
tend_guide_figure_rest (TendSessionFigure *figure)
{
  TEND_GUIDE_FIGURE (figure)->opacity = 1;
  gtk_widget_queue_draw (GTK_WIDGET (figure));
}

static PangoLayout *
make_text (TendGuideFigure *self,
           double           size,
           double           half)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), get_words (self));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (1.25));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (TEXT_WIDTH * half * PANGO_SCALE));
  return layout;
}

/* As big as it can be read at ease; a long line in a small figure is smaller. */
static void
ensure_text (TendGuideFigure *self,
             double           half)
{
  double least = tend_session_drawing_get_text_size (GTK_WIDGET (self)) * 0.8;
  double size = CLAMP (half * 0.125, least * 1.4, 54);
  int height;

  if (self->text && self->text_half == (int) half)
    return;
  for (;;)
    {
      g_clear_object (&self->text);
      self->text = make_text (self, size, half);
      pango_layout_get_pixel_size (self->text, NULL, &height);
      if (height <= TEXT_HEIGHT * half || size <= least)
        break;
      size = MAX (size * 0.92, least);
    }
  self->text_half = (int) half;
}

static void
draw_line (TendGuideFigure *self,
           GtkSnapshot     *snapshot,
           const GdkRGBA   *ink,
           double           y,
           double           half)
{
  GdkRGBA color = tend_color_fade (ink, (float) self->opacity);
  int height;

  ensure_text (self, half);
  pango_layout_get_pixel_size (self->text, NULL, &height);
  tend_session_drawing_center (snapshot, self->text, &color, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                               y - height / 2.0);
}

static void
tend_guide_figure_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  TendGuideFigure *self = TEND_GUIDE_FIGURE (widget);
  TendSessionFigure *figure = TEND_SESSION_FIGURE (self);
  double half = tend_session_figure_get_half_size (figure);
  double y = gtk_widget_get_height (widget) / 2.0;
  double progress = (double) self->n_dots / TEND_SESSION_N_DOTS;
  gboolean has_motion = tend_session_figure_has_motion (figure);
  TendPalette palette;

  if (self->script == NULL)
    return;
  tend_palette_load (&palette, widget, TEND_SESSION_COLOR);
  tend_session_drawing_rest (widget, snapshot, &palette, half, progress, 0.3f, has_motion);
  if (!has_motion)
    y -= half * TEND_SESSION_STILL_RISE;
  if (self->line < 0)
    {
      g_autofree char *count = g_strdup_printf ("%d", self->count);

      tend_session_words_draw (&self->words, widget, snapshot, get_words (self), count, &palette.ink, y, half);
    }
  else
    draw_line (self, snapshot, &palette.ink, y, half);
}

static void
tend_guide_figure_system_setting_changed (GtkWidget        *widget,
                                          GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (tend_guide_figure_parent_class)->system_setting_changed (widget, setting);
  clear_text (TEND_GUIDE_FIGURE (widget));
}

static void
tend_guide_figure_dispose (GObject *object)
{
  clear_text (TEND_GUIDE_FIGURE (object));
  G_OBJECT_CLASS (tend_guide_figure_parent_class)->dispose (object);
}

static void
tend_guide_figure_finalize (GObject *object)
{
  g_clear_pointer (&TEND_GUIDE_FIGURE (object)->script, tend_script_unref);
  G_OBJECT_CLASS (tend_guide_figure_parent_class)->finalize (object);
}

static void
tend_guide_figure_class_init (TendGuideFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_guide_figure_dispose;
  object_class->finalize = tend_guide_figure_finalize;
  TEND_SESSION_FIGURE_CLASS (klass)->show = tend_guide_figure_show;
  TEND_SESSION_FIGURE_CLASS (klass)->rest = tend_guide_figure_rest;
  widget_class->snapshot = tend_guide_figure_snapshot;
  widget_class->system_setting_changed = tend_guide_figure_system_setting_changed;
}

static void
tend_guide_figure_init (TendGuideFigure *self)
{
}

GtkWidget *
tend_guide_figure_new (void)
{
  return g_object_new (TEND_TYPE_GUIDE_FIGURE, NULL);
}

/**
 * tend_guide_figure_set_script:
 * @self: the figure
 * @script: what is to be read
 * @minutes: in how many minutes
 * @preparation: seconds before the first line
 *
 * Stands at the beginning, which tend_session_figure_run() begins.
 */
void
tend_guide_figure_set_script (TendGuideFigure *self,
                              TendScript      *script,
                              int              minutes,
                              int              preparation)
{
  tend_script_ref (script);
  g_clear_pointer (&self->script, tend_script_unref);
  self->script = script;
  self->length = minutes * 60 * SECOND;
  self->line = G_MININT;
  clear_text (self);
  tend_session_figure_stand (TEND_SESSION_FIGURE (self), self->length, preparation);
}

int
tend_guide_figure_get_text_height (TendGuideFigure *self)
{
  int height = 0;

  if (self->text)
    pango_layout_get_pixel_size (self->text, NULL, &height);
  return height;
}

/* The short labels of what is drawn, laid out once and kept until its style or scale changes.
 *
 * Charts and the week's hours use it. It borrows its widget, which owns it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _TendTextCache TendTextCache;

TendTextCache *tend_text_cache_new (GtkWidget *widget);
void tend_text_cache_free (TendTextCache *self);
void tend_text_cache_clear (TendTextCache *self);
PangoLayout *tend_text_cache_get (TendTextCache *self, const char *text, gboolean strong);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendTextCache, tend_text_cache_free)

G_END_DECLS

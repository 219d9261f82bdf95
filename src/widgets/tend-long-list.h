/* A list of very many rows that are all as high as each other, of which only those exist that are on screen.
 *
 * GtkListView keeps two hundred rows, whatever can be seen, and measures each of them whenever one changes: with rows of
 * a dozen widgets that is half a second to open, and frames that come late. Here what a list costs is what is seen of it.
 * For rows of different heights, or few rows, GtkListView and GtkListBox are better. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_LONG_LIST (tend_long_list_get_type ())

G_DECLARE_FINAL_TYPE (TendLongList, tend_long_list, TEND, LONG_LIST, GtkWidget)

/**
 * TendLongListFuncs:
 * @create: makes a row that shows nothing yet; (transfer floating)
 * @bind: lets a row show an item, or nothing where @item is %NULL
 *
 * What the rows are. A row is as high as any other, whatever it shows.
 */
typedef struct
{
  GtkWidget *(*create) (gpointer user_data);
  void (*bind) (GtkWidget *row, gpointer item, guint position, gpointer user_data);
} TendLongListFuncs;

void tend_long_list_set_funcs (TendLongList *self, const TendLongListFuncs *funcs, gpointer user_data);
void tend_long_list_set_model (TendLongList *self, GListModel *model);
gboolean tend_long_list_focus (TendLongList *self, guint position);
guint tend_long_list_get_n_rows (TendLongList *self);

G_END_DECLS

/* What can be done with somebody, as a menu: of their row, and of their page. */

#pragma once

#include "features/people/tend-person.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *tend_person_menu_new (const TendPerson *person, gboolean in_list);

G_END_DECLS

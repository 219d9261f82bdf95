/* The application: builds the clock, the store and the settings once, and hands them down.
 *
 * One instance for each user; commands given elsewhere come to it as command lines. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_APPLICATION (tend_application_get_type ())

G_DECLARE_FINAL_TYPE (TendApplication, tend_application, TEND, APPLICATION, AdwApplication)

TendApplication *tend_application_new (void);

G_END_DECLS

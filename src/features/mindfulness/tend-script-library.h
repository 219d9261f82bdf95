/* Finds the guided sessions that Tend brings. They are compiled into it, so that also what has no window knows their
 * names. A file that is damaged is left out, and told. */

#pragma once

#include "features/mindfulness/tend-script.h"

G_BEGIN_DECLS

#define TEND_SCRIPT_LIBRARY_PATH "/io/github/tend_app/Tend/sessions"

GPtrArray *tend_script_library_load (GPtrArray *troubles);
TendScript *tend_script_library_find (GPtrArray *scripts, const char *id);

G_END_DECLS

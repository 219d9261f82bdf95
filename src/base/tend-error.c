#include "base/tend-error.h"

G_DEFINE_QUARK (tend-error-quark, tend_error)

/* The kinds of things that people are made of, as they stand in links, reminders and the archive. */

#pragma once

#include "store/tend-acquaintance.h"

#define TEND_PERSON_KIND TEND_ACQUAINTANCE_KIND
#define TEND_PERSON_DAY_KIND "person-day"
#define TEND_CONTACT_KIND "contact"

/* Something to take up when nothing comes to mind: what an idea becomes when it is picked. */

#pragma once

#include "base/tend-idea.h"
#include "features/hobbies/tend-hobby.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

/* Where the ideas that Tend brings are among the resources. Their kinds are symbols of hobbies. */
#define TEND_HOBBY_IDEAS_RESOURCE "/io/github/tend_app/Tend/ui/hobbies/hobbies.ideas"

TendHobby *tend_hobby_new_from_idea (TendDb *db, const TendIdea *idea, TendDay today);

G_END_DECLS

/* The one error domain of Tend.
 *
 * Every message is a whole sentence that can be shown to the user as it is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendError:
 * @TEND_ERROR_INVALID: what was given does not mean anything here (a day that does not exist, an empty title)
 * @TEND_ERROR_NOT_FOUND: there is no such thing
 * @TEND_ERROR_AMBIGUOUS: more than one thing is meant
 * @TEND_ERROR_UNSUPPORTED: understood, but outside of what Tend keeps (a recurrence part, a file format)
 * @TEND_ERROR_BUSY: another Tend holds the write lock
 * @TEND_ERROR_NEWER_SCHEMA: the database was written by a newer Tend
 * @TEND_ERROR_DAMAGED: the file is not what it should be
 * @TEND_ERROR_READ_ONLY: the folder or the file cannot be written
 * @TEND_ERROR_FULL: the disk is full
 * @TEND_ERROR_IO: reading or writing failed
 * @TEND_ERROR_CONFLICT: what undo or redo would change has changed since
 * @TEND_ERROR_USAGE: a command was called with the wrong words
 * @TEND_ERROR_FAILED: anything else
 */
typedef enum
{
  TEND_ERROR_INVALID,
  TEND_ERROR_NOT_FOUND,
  TEND_ERROR_AMBIGUOUS,
  TEND_ERROR_UNSUPPORTED,
  TEND_ERROR_BUSY,
  TEND_ERROR_NEWER_SCHEMA,
  TEND_ERROR_DAMAGED,
  TEND_ERROR_READ_ONLY,
  TEND_ERROR_FULL,
  TEND_ERROR_IO,
  TEND_ERROR_CONFLICT,
  TEND_ERROR_USAGE,
  TEND_ERROR_FAILED,
} TendError;

#define TEND_ERROR (tend_error_quark ())

GQuark tend_error_quark (void);

G_END_DECLS

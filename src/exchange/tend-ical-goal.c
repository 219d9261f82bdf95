#include "exchange/tend-ical-goal.h"

/**
 * tend_ical_goal_write:
 * @self: a goal
 * @writer: where it goes
 */
void
tend_ical_goal_write (const TendIcalGoal *self,
                      TendIcalWriter     *writer)
{
  tend_ical_writer_add (writer, "BEGIN", "VTODO");
  tend_ical_writer_add_text (writer, "UID", self->uid);
  tend_ical_writer_add_stamp (writer, "DTSTAMP", self->is_done ? MAX (self->created_at, self->done_at)
                                                               : self->created_at);
  tend_ical_writer_add_stamp (writer, "CREATED", self->created_at);
  tend_ical_writer_add_day (writer, "DUE", self->due);
  tend_ical_writer_add_text (writer, "SUMMARY", self->title);
  if (*self->why)
    tend_ical_writer_add_text (writer, "DESCRIPTION", self->why);
  tend_ical_writer_add (writer, "STATUS", self->is_done ? "COMPLETED" : "NEEDS-ACTION");
  if (self->is_done)
    {
      tend_ical_writer_add (writer, "PERCENT-COMPLETE", "100");
      if (self->done_at != 0)
        tend_ical_writer_add_stamp (writer, "COMPLETED", self->done_at);
    }
  tend_ical_writer_add (writer, "END", "VTODO");
}

"""Calendars that come in through the window: looked at, brought in, shown only, called off, and taken out again."""

import contextlib
import datetime
import re
import sqlite3

from tend_e2e import APPLICATION_ID, Gio, GLib, Tend, expect, run, scenario, wait_for

TODAY = datetime.date.today()
IMPORT = re.compile('_Import')


def make_event(number, title, day=TODAY, more=''):
    return (f'BEGIN:VEVENT\nUID:{number}@example.org\nSUMMARY:{title}\n'
            f'DTSTART:{day:%Y%m%d}T{number % 24:02}0000\nDURATION:PT1H\n{more}END:VEVENT\n')


def write_calendar(tend, events, name='Work'):
    path = tend.home / 'calendar.ics'
    path.write_text(f'BEGIN:VCALENDAR\nX-WR-CALNAME:{name}\n{"".join(events)}END:VCALENDAR\n')
    return path


def begin(tend, path):
    """Hands a file to the window, past the dialog of GTK's that asks for one."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.call_sync(APPLICATION_ID, '/' + APPLICATION_ID.replace('.', '/'), 'org.gtk.Actions', 'Activate',
                  GLib.Variant('(sava{sv})', ('import-file', [GLib.Variant('s', str(path))], {})), None,
                  Gio.DBusCallFlags.NONE, -1, None)


def look_at(tend, path):
    """The dialog, once it says what would come in."""
    begin(tend, path)
    dialog = tend.find_window('Import')
    dialog.find('push button', IMPORT)
    return dialog


def count_plans(tend):
    return tend.query('SELECT count(*) FROM plan')[0][0]


def find_block(tend, title):
    return next((node for node in tend.window.walk() if node.name.startswith(f'{title}, ')), None)


def bring_in(width, height):
    with Tend(width, height) as tend:
        tend.show_page('Calendar')
        path = write_calendar(tend, [make_event(9, 'Stand-up'), make_event(14, 'Retro', more='RRULE:FREQ=HOURLY\n')])
        dialog = look_at(tend, path)
        dialog.find('label', re.compile('It brings 2 plans in the calendar'))
        dialog.find('list item', re.compile('“Retro”: .*HOURLY.*kept as text'))
        expect(count_plans(tend) == 0, 'something came in by looking')
        dialog.find('push button', IMPORT).press()
        tend.wait_window_gone('Import')
        wait_for('the plan in the week', lambda: find_block(tend, 'Stand-up'))
        expect(count_plans(tend) == 2, f'{count_plans(tend)} plans came in')
        # The same again is nothing new.
        dialog = look_at(tend, path)
        dialog.find('label', re.compile('All of it is here already'))
        expect(not dialog.find('push button', IMPORT).is_sensitive, 'nothing can be imported')
        tend.keys('Escape')
        tend.wait_window_gone('Import')
        tend.keys('ctrl+z')
        wait_for('all of it to be taken back', lambda: count_plans(tend) == 0)
        tend.close()


@scenario
def calendar_in_a_wide_window():
    """A calendar is looked at, brought in, known again, and taken back at once"""
    bring_in(1000, 720)


@scenario
def calendar_in_a_narrow_window():
    """The same at 360 pixels, for a calendar"""
    bring_in(360, 640)


@scenario
def shown_only():
    """A calendar that is only shown is told apart, brought up to date, renamed and removed"""
    with Tend() as tend:
        tend.show_page('Calendar')
        dialog = look_at(tend, write_calendar(tend, [make_event(9, 'Stand-up'), make_event(11, 'Review')]))
        tend.click(dialog.find('check box', re.compile('Shown Only')))
        wait_for('the name to be asked for', lambda: dialog.get(None, re.compile('Name of the Calendar')))
        wait_for('what it would bring', lambda: dialog.get('push button', IMPORT).is_sensitive)
        dialog.find('push button', IMPORT).press()
        tend.wait_window_gone('Import')
        wait_for('the plan in the week', lambda: find_block(tend, 'Stand-up'))
        expect(tend.query('SELECT name, is_shown_only FROM calendar') == [('Work', 1)], 'there is no such calendar')

        # Again: what is gone goes, what is new comes, into the same one, without asking what it is.
        dialog = look_at(tend, write_calendar(tend, [make_event(9, 'Stand-up'), make_event(15, 'Demo')]))
        expect(dialog.find('check box', re.compile('Shown Only')).is_checked, 'it was shown only before')
        dialog.find('push button', IMPORT).press()
        tend.wait_window_gone('Import')
        wait_for('the plan that is new', lambda: find_block(tend, 'Demo'))
        wait_for('what is gone to go', lambda: find_block(tend, 'Review') is None and count_plans(tend) == 2)

        tend.click(tend.window.find(name='More'))
        tend.window.find('menu item', 'Calendars Shown Here…').press()
        dialog = tend.find_window('Calendars Shown Here')
        row = dialog.find('list item', 'Work')
        tend.focus(row)
        tend.keys('Return')
        dialog.find('push button', re.compile('Remove “Work”')).press()
        wait_for('the calendar to be gone', lambda: count_plans(tend) == 0)
        wait_for('the list to say so', lambda: dialog.get('label', 'There is none yet.'))
        tend.keys('Escape')
        tend.wait_window_gone('Calendars Shown Here')
        tend.keys('ctrl+z')
        wait_for('it to be there again', lambda: find_block(tend, 'Demo'))
        tend.close()


@scenario
def called_off():
    """A long import shows how far it has come, and leaves nothing when it is called off"""
    with Tend() as tend:
        tend.show_page('Calendar')
        path = write_calendar(tend, [make_event(i, f'Event {i}', TODAY + datetime.timedelta(days=i % 3000))
                                     for i in range(40000)])
        dialog = look_at(tend, path)
        # While somebody else writes it can't come to its end before it is called off.
        with contextlib.closing(sqlite3.connect(tend.database, isolation_level=None)) as somebody:
            somebody.execute('BEGIN IMMEDIATE')
            dialog.find('push button', IMPORT).press()
            dialog.find('progress bar')
            tend.keys('Escape')
            somebody.execute('ROLLBACK')
        tend.wait_window_gone('Import')
        tend.close()
        expect(count_plans(tend) == 0, 'half of it came in')


@scenario
def damaged():
    """A damaged file is refused, with its line"""
    with Tend() as tend:
        path = tend.home / 'cut.ics'
        path.write_text('BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n')
        begin(tend, path)
        dialog = tend.find_window('That File Can’t Be Imported')
        dialog.find('label', re.compile('line 2: the file ends within the event'))
        tend.keys('Escape')
        tend.wait_window_gone('That File Can’t Be Imported')
        tend.close()


run()

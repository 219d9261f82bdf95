"""Hobbies: taken up by keys, measured by a stopwatch that survives its window, and taken back."""

import datetime
import re
import sqlite3
import struct
import zlib

from tend_e2e import Tend, expect, run, scenario, wait_for


def open_hobby(tend, name):
    tend.show_page('Hobbies')
    tend.click(tend.window.find('list item', name))
    tend.window.find('push button', 'Back')


def finish(tend, name):
    tend.window.find('push button', 'Finish').press()
    tend.find_window(name).find('push button', re.compile('Keep'))
    tend.type('One song')
    tend.keys('Return')
    wait_for('the session', lambda: tend.query('SELECT count(*) FROM hobby_session') == [(1,)])


@scenario
def keys_alone():
    """A hobby is made, started, finished, and all of it taken back, by keys"""
    with Tend() as tend:
        tend.add_hobby('Guitar')
        wait_for('the row to have the keys', lambda: tend.focused and tend.focused.name == 'Guitar')
        tend.keys('Return')
        wait_for('Start to have the keys', lambda: tend.focused and tend.focused.name == 'Start')
        tend.keys('space')
        tend.window.find('push button', 'Pause')
        finish(tend, 'Guitar')
        tend.window.find('push button', 'Start')
        expect(tend.query('SELECT line FROM hobby_session') == [('One song',)], 'the line is not there')
        tend.keys('ctrl+z')
        wait_for('the stopwatch to be back', lambda: tend.query('SELECT count(*) FROM hobby_stopwatch') == [(1,)])
        expect(tend.query('SELECT count(*) FROM hobby_session') == [(0,)], 'the session stayed')
        tend.close()


def age_stopwatch(tend, minutes):
    """As if it had been started so much earlier, by both of its clocks."""
    with sqlite3.connect(tend.database) as db:
        db.execute('UPDATE hobby_stopwatch_mark SET wall = wall - ?1, boot = boot - ?1', (minutes * 60000,))
    db.close()


@scenario
def survives_its_window():
    """Started, the window closed, and opened again: it went on, and the minutes are right"""
    with Tend() as tend:
        tend.add_hobby('Guitar')
        open_hobby(tend, 'Guitar')
        tend.window.find('push button', 'Start').press()
        tend.window.find('push button', 'Pause')
        tend.close()
        age_stopwatch(tend, 25)
        tend.start()
        tend.show_page('Today')
        tend.window.find('push button', 'Pause')
        finish(tend, 'Guitar')
        seconds = tend.query('SELECT seconds FROM hobby_session')[0][0]
        expect(25 * 60 <= seconds < 26 * 60, f'it was {seconds} seconds')
        tend.close()


@scenario
def survives_being_killed():
    """Killed in the middle, it goes on too"""
    with Tend() as tend:
        tend.add_hobby('Guitar')
        open_hobby(tend, 'Guitar')
        tend.window.find('push button', 'Start').press()
        tend.window.find('push button', 'Pause')
        tend.kill()
        age_stopwatch(tend, 40)
        tend.start()
        open_hobby(tend, 'Guitar')
        finish(tend, 'Guitar')
        seconds = tend.query('SELECT seconds FROM hobby_session')[0][0]
        expect(40 * 60 <= seconds < 41 * 60, f'it was {seconds} seconds')
        tend.close()


@scenario
def narrow_and_by_mouse():
    """In a narrow window: a session is written down afterwards, and the hobby deleted and brought back"""
    with Tend(width=360) as tend:
        tend.add_hobby('Guitar')
        open_hobby(tend, 'Guitar')
        tend.click(tend.window.find('push button', 'Add a Session…'))
        tend.find_window('Guitar').find('push button', re.compile('Add'))
        tend.keys('ctrl+Return')
        wait_for('the session', lambda: tend.query('SELECT count(*) FROM hobby_session') == [(1,)])
        tend.keys('Escape')
        tend.window.find('list item', 'Guitar')
        tend.keys('shift+F10')
        tend.window.find('menu item', 'Delete').press()
        tend.window.wait_gone('list item', 'Guitar')
        expect(tend.query('SELECT count(*) FROM hobby') == [(0,)], 'the hobby is still kept')
        tend.wait_keys()
        tend.keys('ctrl+z')
        wait_for('it to be back', lambda: tend.query('SELECT count(*) FROM hobby_session') == [(1,)])
        tend.window.find('list item', 'Guitar')
        tend.close()


@scenario
def two_stopwatches():
    """A second stopwatch is not begun while the first one goes on, and thirty hours are asked about"""
    with Tend() as tend:
        tend.add_hobby('Guitar')
        tend.add_hobby('Pottery')
        open_hobby(tend, 'Guitar')
        tend.window.find('push button', 'Start').press()
        tend.window.find('push button', 'Pause')
        tend.keys('Escape')
        open_hobby(tend, 'Pottery')
        start = tend.window.find('push button', 'Start')

        def is_told():
            # Where everything is slow, what it says may be gone before it was looked for.
            start.press()
            return tend.window.get('label', re.compile('still in the middle of “Guitar”'))

        wait_for('the window to say so', is_told)
        expect(tend.query('SELECT count(*) FROM hobby_stopwatch') == [(1,)], 'there are two')
        tend.close()
        age_stopwatch(tend, 30 * 60)
        tend.start()
        open_hobby(tend, 'Guitar')
        tend.window.find('push button', 'Finish').press()
        dialog = tend.find_window('Guitar')
        dialog.find('push button', re.compile('Keep')).press()
        tend.find_window('Was It Really 30 hours?').find('push button', re.compile('Change It')).press()
        tend.wait_window_gone('Was It Really 30 hours?')
        expect(tend.query('SELECT count(*) FROM hobby_session') == [(0,)], 'it was kept')
        wait_for('the minutes to have the keys', lambda: tend.focused and tend.focused.text == '1800')
        tend.keys('ctrl+a')
        tend.type('45')
        tend.keys('ctrl+Return')
        tend.wait_window_gone('Guitar')
        wait_for('45 minutes', lambda: tend.query('SELECT seconds FROM hobby_session') == [(45 * 60,)])
        tend.close()


def write_png(path, side):
    """A picture that any program can read."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))

    rows = b''.join(b'\0' + bytes((x * y) % 256 for x in range(side) for _ in range(3)) for y in range(side))
    path.write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 2, 0, 0, 0))
                     + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def plan_an_hour(tend, name):
    """As if it had been planned for an hour that is over since half an hour."""
    end = datetime.datetime.now() - datetime.timedelta(minutes=30)
    start = end - datetime.timedelta(hours=1)
    with sqlite3.connect(tend.database) as db:
        db.execute('INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, hobby_uuid, created_at,'
                   ' modified_at) SELECT ?, ?, ?, ?, ?, ?, uuid, 0, 0 FROM hobby WHERE name = ?',
                   ('00000000-0000-4000-8000-000000000001', 'Band', start.date().isoformat(),
                    start.hour * 60 + start.minute, end.date().isoformat(), end.hour * 60 + end.minute, name))
    db.close()


@scenario
def kept_as_planned():
    """A planned hour that is over becomes a session with one click, or none, and is asked about once"""
    with Tend() as tend:
        tend.add_hobby('Guitar')
        tend.close()
        plan_an_hour(tend, 'Guitar')
        tend.start()
        tend.show_page('Today')
        tend.window.find('label', 'Guitar, as planned?')
        tend.window.find('push button', 'Keep It').press()
        wait_for('the session', lambda: tend.query('SELECT seconds FROM hobby_session') == [(3600,)])
        tend.window.wait_gone('push button', 'Keep It')
        tend.keys('ctrl+z')
        tend.window.find('push button', 'Not This Time').press()
        wait_for('the answer', lambda: tend.query('SELECT count(*) FROM hobby_offer') == [(1,)])
        tend.window.wait_gone('push button', 'Not This Time')
        tend.close()
        tend.start()
        tend.show_page('Today')
        tend.window.find('label', re.compile('Guitar$'))
        expect(tend.window.get('label', 'Guitar, as planned?') is None, 'it is asked about again')
        expect(tend.query('SELECT count(*) FROM hobby_session') == [(0,)], 'a session is there')
        tend.close()


@scenario
def log_with_pictures():
    """A session with a picture: written down, seen in the log, changed, deleted, and brought back with its picture"""
    with Tend() as tend:
        letter, picture = tend.home / 'letter.png', tend.home / 'cup.png'
        letter.write_text('Dear diary')
        write_png(picture, 200)
        tend.add_hobby('Pottery')
        open_hobby(tend, 'Pottery')
        tend.window.find('push button', 'Add a Session…').press()
        dialog = tend.find_window('Pottery')
        dialog.find('push button', re.compile('^Choose a Picture')).press()
        tend.choose_file('A Picture of What You Made', letter)
        dialog.find('label', re.compile('no picture that Tend can read'))
        dialog.find('push button', re.compile('^Choose a Picture')).press()
        tend.choose_file('A Picture of What You Made', picture)
        dialog.find('push button', re.compile('^Choose Another Picture'))
        dialog.find('label', 'Kept without its place and date')
        tend.keys('ctrl+Return')
        tend.wait_window_gone('Pottery')
        expect(tend.query('SELECT width, height FROM hobby_picture') == [(200, 200)], 'the picture is not there')

        tend.click(tend.window.find('list item', re.compile('What You Did')))
        tend.window.find('push button', re.compile('^Open the picture')).press()
        shown = tend.find_window('Pottery')
        shown.find('push button', 'Remove the Picture')
        tend.keys('Escape')
        tend.wait_window_gone('Pottery')

        tend.click(tend.window.find('label', re.compile('10 minutes')))
        dialog = tend.find_window('Pottery')
        line = dialog.find('text', re.compile('A Line about It'))
        tend.click(line)
        tend.type('A cup with a handle')
        wait_for('what was typed', lambda: line.text == 'A cup with a handle')
        tend.keys('Return')
        tend.wait_window_gone('Pottery')
        tend.window.find('label', 'A cup with a handle')
        expect(tend.query('SELECT count(*) FROM hobby_picture') == [(1,)], 'the picture is gone')

        tend.window.find('push button', re.compile('^Delete this session')).press()
        tend.window.wait_gone('label', 'A cup with a handle')
        expect(tend.query('SELECT count(*) FROM hobby_picture') == [(0,)], 'the picture stayed')
        tend.keys('ctrl+z')
        tend.window.find('push button', 'Open the picture: A cup with a handle')
        expect(tend.query('SELECT length(image) > 0 FROM hobby_picture') == [(1,)], 'the picture is not back')
        tend.close()


@scenario
def sessions_as_a_spreadsheet():
    """The sessions are saved as CSV from the log, and come back from it"""
    with Tend() as tend:
        tend.add_hobby('Guitar')
        open_hobby(tend, 'Guitar')
        tend.window.find('push button', 'Add a Session…').press()
        tend.find_window('Guitar').find('push button', re.compile('Add'))
        tend.keys('ctrl+Return')
        tend.wait_window_gone('Guitar')
        tend.click(tend.window.find('list item', re.compile('What You Did')))
        tend.window.find('push button', 'Save as CSV…').press()
        path = tend.home / 'times.csv'
        tend.choose_file('Save the Sessions', path, is_new=True)
        tend.window.find('label', 'Saved; whoever has the file can read it')
        expect(path.read_text(encoding='utf-8').startswith('hobby,day,begun_at,minutes'), 'it is no list of sessions')
        expect(path.stat().st_mode & 0o777 == 0o600, 'others can read it')
        before = tend.query('SELECT uuid, day, started_at, seconds FROM hobby_session')
        tend.window.find('push button', re.compile('^Delete this session')).press()
        tend.window.wait_gone('push button', re.compile('^Delete this session'))
        wait_for('it to be deleted', lambda: tend.query('SELECT count(*) FROM hobby_session') == [(0,)])
        said = tend.command('import', path).stdout
        expect('1 session' in said, f'it says {said}')
        tend.window.find('push button', re.compile('^Delete this session'))
        expect(tend.query('SELECT uuid, day, started_at, seconds FROM hobby_session') == before, 'it is another one')
        tend.close()


run()

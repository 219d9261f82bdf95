"""Reminders as somebody has them: set in the window, arriving from the service through a real dunst, and paused."""

import contextlib
import datetime
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import time
import uuid

from gi.repository import Gio, GLib
from tend_e2e import APPLICATION_ID, BUILD, Skip, Tend, expect, run, run_command, scenario, shift_clock, wait_for

SERVICE_NAME = f'{APPLICATION_ID}.Reminders'


def call_bus(method, arguments=None):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method, arguments, None,
                         Gio.DBusCallFlags.NONE, -1, None).unpack()


def has_owner(name):
    return call_bus('NameHasOwner', GLib.Variant('(s)', (name,)))[0]


def call_service(method, arguments):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync(SERVICE_NAME, f"/{SERVICE_NAME.replace('.', '/')}", SERVICE_NAME, method, arguments, None,
                         Gio.DBusCallFlags.NONE, -1, None).unpack()


@contextlib.contextmanager
def running(arguments, environment, name):
    """A process that owns NAME on the session bus."""
    process = subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f'{name} on the bus', lambda: has_owner(name))
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def dunst(tend=None, choice='Done'):
    """CHOICE is the button that "dunstctl context" presses."""
    config = pathlib.Path(os.environ['TEND_DUNST_CONFIG'])
    if choice != 'Done':
        text = config.read_text(encoding='utf-8').replace('grep Done', f'grep {choice}')
        config = tend.home / 'dunstrc'
        config.write_text(text, encoding='utf-8')
    # What it warns of is its own business.
    environment = {name: value for name, value in os.environ.items() if name != 'G_DEBUG'}
    try:
        return running(['dunst', '-config', config], environment,
                       'org.freedesktop.Notifications')
    except FileNotFoundError as error:
        raise Skip('dunst is not installed') from error


def service(tend, time=None, days=0):
    """The reminder service for a life; it may believe that it is another time of today, or of a day to come."""
    environment = dict(os.environ, XDG_DATA_HOME=str(tend.home), TEND_EXECUTABLE=str(BUILD / 'src/tend'))
    if time:
        today = datetime.date.today()
        wanted = datetime.datetime.combine(today + datetime.timedelta(days), datetime.time.fromisoformat(time))
        environment.update(shift_clock(tend.home, wanted))
    return running([BUILD / 'src/tend-reminders'], environment, SERVICE_NAME)


def lead_clock(tend, process, time):
    """Sets the clock of a service that was started with one of its own, as the machine's is set."""
    wanted = datetime.datetime.combine(datetime.date.today(), datetime.time.fromisoformat(time))
    shift_clock(tend.home, wanted)
    process.send_signal(signal.SIGUSR1)


def count_shown():
    said = subprocess.run(['dunstctl', 'count', 'displayed'], capture_output=True, text=True, check=False)
    return int(said.stdout) if said.returncode == 0 else -1


def open_reminder_preferences(tend):
    tend.keys('ctrl+comma')
    preferences = tend.find_window('Preferences')
    preferences.find('page tab', 'Reminders').press()
    preferences.find('list item', 'Send a Test Reminder')
    return preferences


def is_ready(node):
    # GTK 4.8 does not tell of a change, so that what is remembered may be old.
    node.accessible.clear_cache()
    return node.is_sensitive


def click_and_look(tend, node, look):
    tend.click(node)
    end = time.monotonic() + 3
    while not look() and time.monotonic() < end:
        time.sleep(0.05)
    return look()


def get_settings(tend):
    return dict(tend.query("SELECT key, value FROM setting WHERE value <> ''"))


@scenario
def reminder_arrives():
    """A reminder set in the window arrives, and Done in it ticks the goal there, where it can be undone"""
    with Tend() as tend, dunst():
        goal = tend.command('add', 'goal', 'Run', '--every=day').stdout.split()[0]
        tend.command(f'--open=goal:{goal}')
        tend.click(tend.window.find('list item', 'Add a Reminder'))
        wait_for('the reminder', lambda: tend.query('SELECT minute FROM reminder') == [(9 * 60,)])
        tick = tend.window.find('check box', 'Run')
        with service(tend, '08:59:58'):
            wait_for('the notification', lambda: count_shown() == 1)
            subprocess.run(['dunstctl', 'context'], check=True)
            wait_for('the goal to be ticked', lambda: tick.is_checked)
            wait_for('the notification to go', lambda: count_shown() == 0)
            tend.activate()
            tend.show_page('Today')
            tend.keys('ctrl+z')
            wait_for('the tick to be taken back', lambda: not tend.query('SELECT 1 FROM goal_check_in'))
        tend.close()


def get_last_notification():
    """What it said: (title, text), of one that is closed."""
    said = subprocess.run(['dunstctl', 'history'], capture_output=True, text=True, check=True)
    last = json.loads(said.stdout)['data'][0][0]
    return last['summary']['data'], last['body']['data']


@scenario
def plan_is_reminded_of():
    """A plan is reminded of before it starts, with who and where, and a click on that opens the plan"""
    with Tend() as tend, dunst():
        tomorrow = datetime.date.today() + datetime.timedelta(1)
        plan = tend.command('add', 'plan', 'Coffee at Luna', f'--at={tomorrow} 12:00', '--for=1h', '--with=Ana').stdout
        tend.command(f'--open=plan:{plan.split()[0]}')
        view = tend.find_window('Plan')
        tend.focus(view.find('list item', 'Add a Reminder'))
        tend.keys('Return')
        wait_for('the reminder', lambda: tend.query('SELECT subject_kind, before_minutes FROM reminder')
                 == [('plan', 15)])
        tend.keys('Escape')
        tend.wait_window_gone('Plan')
        with service(tend, '11:44:58', days=1):
            wait_for('the notification', lambda: count_shown() == 1)
            subprocess.run(['dunstctl', 'action', '0'], check=True)
            wait_for('the plan to open', lambda: tend.get_window('Plan'))
            wait_for('the notification to go', lambda: count_shown() == 0)
            view = tend.find_window('Plan')
            view.find('label', re.compile('^Coffee'))
            title, text = get_last_notification()
            expect(title.startswith('Coffee'), f'it is called {title}')
            expect('12:00' in text and 'Ana' in text, f'it says {text}')
        tend.keys('Escape')
        tend.wait_window_gone('Plan')
        tend.close()


def open_new_hobby(tend, name):
    tend.add_hobby(name)
    tend.click(tend.window.find('list item', name))
    tend.window.find('push button', 'Start')


@scenario
def hobby_starts_from_its_reminder():
    """Start Now in the notification of a hobby starts its stopwatch in the window, where it can be undone"""
    with Tend() as tend, dunst(tend, 'Start'):
        open_new_hobby(tend, 'Guitar')
        tend.click(tend.window.find('list item', 'Add a Reminder'))
        wait_for('the reminder', lambda: tend.query('SELECT minute FROM reminder') == [(9 * 60,)])
        tend.show_page('Today')
        with service(tend, '08:59:58'):
            wait_for('the notification', lambda: count_shown() == 1)
            subprocess.run(['dunstctl', 'context'], check=True)
            wait_for('the page', lambda: tend.window.name == 'Hobbies')
            tend.window.find('push button', 'Pause')
            wait_for('the notification to go', lambda: count_shown() == 0)
            tend.activate()
            tend.keys('ctrl+z')
            tend.window.find('push button', 'Start')
            wait_for('the stopwatch to be taken back', lambda: not tend.query('SELECT 1 FROM hobby_stopwatch'))
        tend.close()


@scenario
def exercise_starts_from_its_reminder():
    """Start Now in the notification of a breathing exercise begins it in the window, and the notification goes"""
    with Tend() as tend, dunst(tend, 'Start'):
        tend.show_page('Mindfulness')
        tend.click(tend.window.find('list item', 'Box'))
        tend.window.find('push button', 'Start')
        tend.focus(tend.window.find('list item', 'Add a Reminder'))
        tend.keys('Return')
        wait_for('the reminder', lambda: tend.query('SELECT subject_kind, minute FROM reminder')
                 == [('exercise', 9 * 60)])
        tend.show_page('Today')
        with service(tend, '08:59:58'):
            wait_for('the notification', lambda: count_shown() == 1)
            subprocess.run(['dunstctl', 'context'], check=True)
            tend.window.find('image', re.compile('^(Settle in|Breathe in)$'))
            wait_for('the notification to go', lambda: count_shown() == 0)
            expect(get_last_notification()[0] == 'Box', 'another notification went')
            tend.activate()
            tend.keys('Escape')
            # There is something to keep of a breath, or there is not yet.
            ended = wait_for('the session to end', lambda: tend.window.get('push button', 'Keep It')
                             or tend.window.get('list item', 'Box'))
            if ended.role == 'push button':
                ended.press()
                wait_for('it to be kept', lambda: tend.query('SELECT exercise FROM session') == [('box',)])
        tend.close()


@scenario
def put_off_in_the_notification():
    """What is put off in its notification goes from the screen, comes again after that time, and is told meanwhile"""
    with Tend() as tend, dunst(tend, 'Minutes'):
        add_passed(tend, 'Run')
        with service(tend, '08:59:58') as process:
            wait_for('the notification', lambda: count_shown() == 1)
            subprocess.run(['dunstctl', 'context'], check=True)
            wait_for('the notification to go', lambda: count_shown() == 0)
            show_reminders(tend)
            passed = tend.window.find('list', 'Came By')
            passed.find('label', re.compile('^Comes again: Today, 09:1'))
            lead_clock(tend, process, '09:09:30')
            call_service('ListPast', GLib.Variant('(u)', (1,)))
            expect(count_shown() == 0, 'it comes before its time')
            lead_clock(tend, process, '09:10:05')
            wait_for('it to come again', lambda: count_shown() == 1)
            subprocess.run(['dunstctl', 'close-all'], check=True)
        tend.close()


def has_focus(tend):
    newest = tend.look_for_newest()
    if newest is None:
        return False
    subprocess.run(['xdotool', 'windowfocus', '--sync', newest], check=False, capture_output=True)
    said = subprocess.run(['xdotool', 'getwindowname', newest], check=False, capture_output=True, text=True)
    return said.stdout.strip() == 'Hobbies'


@scenario
def hobby_starts_while_closed():
    """With the window closed, Start Now opens it at the hobby, whose stopwatch runs"""
    with Tend() as tend, dunst(tend, 'Start'):
        open_new_hobby(tend, 'Guitar')
        tend.click(tend.window.find('list item', 'Add a Reminder'))
        wait_for('the reminder', lambda: tend.query('SELECT minute FROM reminder') == [(9 * 60,)])
        tend.close()
        with service(tend, '08:59:58'):
            wait_for('the notification', lambda: count_shown() == 1)
            subprocess.run(['dunstctl', 'context'], check=True)
            wait_for('the stopwatch', lambda: tend.query("SELECT kind FROM hobby_stopwatch_mark") == [('run',)])
            wait_for('a window with the keys', lambda: has_focus(tend))
            tend.keys('ctrl+q')
            wait_for('it to close', lambda: not has_owner(APPLICATION_ID))
        tend.start()
        tend.show_page('Today')
        tend.window.find('push button', 'Pause')
        tend.close()


def add_passed(tend, *titles):
    """Goals whose reminders at 9:00 pass while no service runs."""
    for title in titles:
        tend.command('add', 'goal', title, '--every=day')
    life = sqlite3.connect(tend.database)
    with life:
        life.executemany('INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)'
                         " SELECT ?, 'goal', uuid, 540, 127 FROM goal WHERE title = ?",
                         [(str(uuid.uuid4()), title) for title in titles])
    life.close()
    with service(tend, '08:58:00'):
        wait_for('the service to look', lambda: (tend.folder / 'reminders.db').exists())
        call_service('ListPast', GLib.Variant('(u)', (1,)))


def open_menu(passed, title):
    row = passed.find('list item', title)
    next(node for node in row.find_all('push button', re.compile('^More')) if node.has_state('FOCUSABLE')).press()


def show_reminders(tend):
    tend.show_page('Reminders')


@scenario
def passed_while_away():
    """What passed while nothing ran stands on the page, and is done, put off or let go there"""
    with Tend() as tend, dunst():
        add_passed(tend, 'Run', 'Swim', 'Read')
        with service(tend, '12:00:00'):
            show_reminders(tend)
            passed = tend.window.find('list', 'Came By')
            passed.find('push button', 'Done: Run').press()
            wait_for('the goal to be ticked', lambda: len(tend.query('SELECT 1 FROM goal_check_in')) == 1)
            passed.wait_gone('list item', 'Run')
            open_menu(passed, 'Swim')
            tend.window.find('menu item', 'Let Go').press()
            passed.wait_gone('list item', 'Swim')
            open_menu(passed, 'Read')
            tend.window.find('menu item', 'Tomorrow Morning').press()
            passed.find('label', re.compile('^Comes again: Tomorrow'))
            coming = tend.window.find('list', 'To Come')
            expect(coming.get('list item', 'Run'), 'what is done for today does not come again')
            subprocess.run(['dunstctl', 'close-all'], check=True)
        tend.close()


@scenario
def let_go_is_undone():
    """What was let go comes back by the button and by Ctrl+Z, which undo nothing else, until something else is done"""
    with Tend() as tend, dunst():
        add_passed(tend, 'Run', 'Swim')
        with service(tend, '12:00:00'):
            tend.command('done', 'Run')
            show_reminders(tend)
            passed = tend.window.find('list', 'Came By')

            def let_go():
                open_menu(passed, 'Swim')
                tend.window.find('menu item', 'Let Go').press()
                passed.wait_gone('list item', 'Swim')

            let_go()
            tend.click(tend.window.find('push button', re.compile('^Undo')))
            passed.find('list item', 'Swim')
            tend.window.wait_gone('push button', re.compile('^Undo'))
            let_go()
            tend.window.find('push button', re.compile('^Undo'))
            tend.keys('ctrl+z')
            passed.find('list item', 'Swim')
            expect(tend.query('SELECT count(*) FROM goal_check_in') == [(1,)], 'something else was undone')
            let_go()
            tend.command('done', 'Run', '--on=yesterday')
            tend.window.wait_gone('push button', re.compile('^Undo'))
            tend.keys('ctrl+z')
            wait_for('the tick to be taken back', lambda: len(tend.query('SELECT 1 FROM goal_check_in')) == 1)
            expect(passed.get('list item', 'Swim') is None, 'what was let go before came back')
            subprocess.run(['dunstctl', 'close-all'], check=True)
        tend.close()


@scenario
def log_begun_anew():
    """That the log had to be begun anew is said on the page until it is closed, and not again"""
    sentence = re.compile('^What became of your earlier reminders could not be read')
    with Tend() as tend, dunst():
        add_passed(tend, 'Run')
        (tend.folder / 'reminders.db').write_text('This is no database.')
        with service(tend, '12:00:00'):
            show_reminders(tend)
            tend.window.find('label', sentence)
            tend.click(tend.window.find('push button', 'Close This Note'))
            tend.window.wait_gone('label', sentence)
            tend.window.find('list', 'To Come')
            tend.close()
            tend.start()
            show_reminders(tend)
            tend.window.find('list', 'To Come')
            expect(tend.window.get('label', sentence) is None, 'it is said again')
            subprocess.run(['dunstctl', 'close-all'], check=True)
        tend.close()


@scenario
def test_reminder():
    """A test reminder arrives, and the preferences say who showed it"""
    with Tend() as tend, dunst(), service(tend):
        preferences = open_reminder_preferences(tend)
        tend.click(preferences.find('list item', 'Send a Test Reminder'))
        wait_for('the notification', lambda: count_shown() == 1)
        preferences.find('label', 'Shown by dunst, which has buttons, and lets go of what it showed')
        subprocess.run(['dunstctl', 'close-all'], check=True)
        tend.keys('Escape')
        tend.wait_window_gone('Preferences')
        tend.close()


@scenario
def paused():
    """All reminders are paused until tomorrow morning, and go on"""
    with Tend() as tend, dunst(), service(tend):
        preferences = open_reminder_preferences(tend)
        preferences.find('push button', 'Pause').press()
        preferences.find('menu item', 'Until Tomorrow Morning').press()
        preferences.find('label', 'Paused until Tomorrow, 08:00')
        preferences.accessible.clear_cache()
        preferences.find('push button', re.compile('^Go On')).press()
        preferences.find('push button', 'Pause')
        expect(preferences.get('push button', re.compile('^Go On')) is None, 'it can go on twice')
        tend.keys('Escape')
        tend.wait_window_gone('Preferences')
        tend.close()


def ask_until_when(tend, preferences):
    preferences.find('push button', 'Pause').press()
    preferences.find('menu item', re.compile('^Until a Day')).press()
    return tend.find_window('Pause Reminders')


def choose_day(tend, dialog, list_keys):
    """By keys. LIST_KEYS lists them from the days that the calendar shows."""
    tend.click(dialog.find('list item', 'Until'))
    calendar = dialog.find('filler', 'GtkCalendar')
    wait_for('the calendar to have the keys', lambda: calendar.has_state('FOCUSED'))
    days = [node.name for node in calendar.find_all('label') if node.name.isdigit() and len(node.name) < 3]
    tend.keys(*list_keys(days))
    dialog.find('push button', 'Choose').press()
    dialog.wait_gone('push button', 'Choose')


@scenario
def paused_until_a_day():
    """All reminders are paused until a day of one's own, over a restart; a day that has passed is refused"""
    with Tend(width=360) as tend, dunst():
        today = datetime.date.today()
        with service(tend):
            preferences = open_reminder_preferences(tend)
            dialog = ask_until_when(tend, preferences)
            choose_day(tend, dialog, lambda days: ['ctrl+Up'])
            tend.keys('ctrl+Return')
            dialog.find('alert', re.compile('^That time has passed'))
            dialog.find('push button', re.compile('Cancel$')).press()
            tend.wait_window_gone('Pause Reminders')
            dialog = ask_until_when(tend, preferences)
            shown, wanted = today + datetime.timedelta(2), today + datetime.timedelta(5)
            # The first key goes to the last place.
            distance = (wanted - shown.replace(day=1)).days
            choose_day(tend, dialog, lambda days: ['Left'] * (len(days) - days.index('1') - distance) + ['space'])
            tend.focus(dialog.find('text', 'Time'))
            tend.keys('ctrl+a')
            tend.type('9:30')
            tend.keys('Return')
            tend.keys('ctrl+Return')
            tend.wait_window_gone('Pause Reminders')
            year = f' {wanted.year}' if wanted.year != today.year else ''
            sentence = f'Paused until {wanted:%A}, {wanted.day} {wanted:%B}{year}, 09:30'
            preferences.find('label', sentence)
        with service(tend):
            until = datetime.datetime.combine(wanted, datetime.time(9, 30)).timestamp()
            listed = json.loads(tend.command('reminders', '--json').stdout)
            expect(datetime.datetime.fromisoformat(listed['paused_until']).timestamp() == until, f'it is {listed}')
            preferences.find('label', sentence)
            preferences.accessible.clear_cache()
            preferences.find('push button', re.compile('^Go On')).press()
            preferences.find('push button', 'Pause')
            wait_for('it to go on', lambda: json.loads(tend.command('reminders', '--json').stdout)['paused_until'] is None)
        tend.keys('Escape')
        tend.wait_window_gone('Preferences')
        tend.close()


@scenario
def how_they_come():
    """Quiet hours and discretion are kept, and each is one step to undo"""
    with Tend() as tend:
        preferences = open_reminder_preferences(tend)
        preferences.find('check box', 'Quiet Hours').press()
        wait_for('quiet hours', lambda: get_settings(tend) == {'quiet-start': '1320', 'quiet-end': '420'})
        tend.click(preferences.find('list item', 'Discreet'))
        wait_for('discretion', lambda: get_settings(tend).get('discreet') == '1')
        tend.keys('Escape')
        tend.wait_window_gone('Preferences')
        tend.keys('ctrl+z')
        wait_for('no discretion', lambda: set(get_settings(tend)) == {'quiet-start', 'quiet-end'})
        tend.keys('ctrl+z')
        wait_for('no quiet hours', lambda: not get_settings(tend))
        tend.close()


@scenario
def ends_with_the_window():
    """Where nobody is to be reminded while Tend is closed, the service ends with the window"""
    with Tend() as tend, service(tend) as process:
        preferences = open_reminder_preferences(tend)
        row = preferences.find('list item', 'Remind Me When Tend Is Closed')
        switch = row.find('check box')
        wait_for('what is set up to be told', lambda: is_ready(switch))
        entry = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'autostart' / f'{SERVICE_NAME}.desktop'
        tend.click(row)
        wait_for('it to start at login', lambda: entry.exists() and is_ready(switch))
        # It takes no clicks while what it says is being done.
        wait_for('it not to start at login', lambda: click_and_look(tend, row, lambda: not entry.exists()))
        tend.keys('Escape')
        tend.wait_window_gone('Preferences')
        tend.close()
        wait_for('the service to end', lambda: process.poll() == 0)


@contextlib.contextmanager
def installed_service(tend, time):
    """The bus knows the service, which believes that it is TIME today. Returns the process that it is, by its number."""
    wanted = datetime.datetime.combine(datetime.date.today(), datetime.time.fromisoformat(time))
    variables = dict(shift_clock(tend.home, wanted), XDG_DATA_HOME=tend.home, TEND_EXECUTABLE=BUILD / 'src/tend')
    folder = pathlib.Path(os.environ['XDG_RUNTIME_DIR']) / 'dbus-1/services'
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f'{SERVICE_NAME}.service'
    words = ' '.join(f'"{name}={value}"' for name, value in variables.items())
    file.write_text(f'[D-BUS Service]\nName={SERVICE_NAME}\n'
                    f'Exec=/usr/bin/env {words} {BUILD / "src/tend-reminders"}\n')
    call_bus('ReloadConfig')

    def get_process():
        return call_bus('GetConnectionUnixProcessID', GLib.Variant('(s)', (SERVICE_NAME,)))[0]

    try:
        yield get_process
    finally:
        file.unlink()
        call_bus('ReloadConfig')
        # It may be ending by itself, with the window.
        with contextlib.suppress(GLib.Error, ProcessLookupError):
            os.kill(get_process(), signal.SIGTERM)
        wait_for('the service to end', lambda: not has_owner(SERVICE_NAME))


@scenario
def started_again():
    """A service that is killed while the window is open is started again by itself, and reminds"""
    with Tend() as tend, dunst(), installed_service(tend, '08:58:00') as get_process:
        tend.keys('ctrl+q')
        wait_for('it to close', lambda: not has_owner(APPLICATION_ID))
        tend.start()
        wait_for('the service', lambda: has_owner(SERVICE_NAME))
        goal = tend.command('add', 'goal', 'Run', '--every=day').stdout.split()[0]
        tend.command(f'--open=goal:{goal}')
        tend.click(tend.window.find('list item', 'Add a Reminder'))
        wait_for('the reminder', lambda: tend.query('SELECT minute FROM reminder') == [(9 * 60,)])
        killed = get_process()
        os.kill(killed, signal.SIGKILL)
        wait_for('another service', lambda: get_process() != killed)
        shift_clock(tend.home, datetime.datetime.combine(datetime.date.today(), datetime.time(9, 0, 1)))
        os.kill(get_process(), signal.SIGUSR1)
        wait_for('the notification', lambda: count_shown() == 1)
        subprocess.run(['dunstctl', 'close-all'], check=True)
        tend.close()


@scenario
def asked_once():
    """With the first reminder it is asked, once, whether they may come when Tend is closed, and yes is kept"""
    run_command('gsettings', 'reset', APPLICATION_ID, 'remind-when-closed-asked')
    entry = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'autostart' / f'{SERVICE_NAME}.desktop'
    with Tend(width=360) as tend, service(tend):
        goal = tend.command('add', 'goal', 'Run', '--every=day').stdout.split()[0]
        tend.command(f'--open=goal:{goal}')
        tend.click(tend.window.find('list item', 'Add a Reminder'))
        tend.window.find('label', re.compile('come when Tend is closed, too'))
        tend.click(tend.window.find('push button', 'Yes'))
        wait_for('it to start at login', entry.exists)
        tend.window.wait_gone('push button', 'Yes')
        tend.click(tend.window.find('list item', 'Add a Reminder'))
        wait_for('another reminder', lambda: len(tend.query('SELECT 1 FROM reminder')) == 2)
        expect(tend.window.get('push button', 'Yes') is None, 'it is asked twice')
        tend.close()


if __name__ == '__main__':
    run()

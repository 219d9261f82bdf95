"""Drives a real Tend window from outside, by what assistive technology sees of it and by keys.

A file of scenarios makes functions with @scenario and ends with run(); each is told as a case of TAP. It
runs in tests/with-display --accessibility=atspi, which gives it a screen, a session bus, and folders of its
own. Nothing sleeps for a fixed time: what is to happen is waited for, and if it does not happen the
scenario fails and leaves a picture of the screen.
"""

import datetime
import os
import pathlib
import re
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import traceback

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

APPLICATION_ID = 'io.github.tend_app.Tend'
PATIENCE_SECONDS = 20
PAGES = ['Today', 'Goals', 'Calendar', 'People', 'Hobbies', 'Mindfulness', 'Reminders']
"""As the sidebar has them: their places are their keys."""
WARNING = re.compile(r'-(WARNING|CRITICAL|ERROR) \*\*')
KNOWN_WARNING = re.compile('g_variant_is_object_path')
"""GTK 4.8 says so where assistive technology asks about what is just being put away."""
BUILD = pathlib.Path(os.environ['TEND_BUILD_ROOT'])
LOGS = BUILD / 'meson-logs'

scenarios = []


class Failure(Exception):
    pass


class Skip(Exception):
    """What the scenario needs is not there."""


def scenario(function):
    """Adds a scenario. Its name is the sentence that its documentation begins with."""
    scenarios.append(function)
    return function


def wait_for(what, look, patience=PATIENCE_SECONDS):
    """Waits until LOOK returns something true, and returns it. What is not there yet counts as not true."""
    end = time.monotonic() + patience
    while True:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f'waited in vain for {what}')
        time.sleep(0.03)


def expect(condition, what):
    if not condition:
        raise Failure(what)


class Node:
    """Something in the window as assistive technology sees it. It is asked anew each time."""

    def __init__(self, accessible):
        self.accessible = accessible

    def __eq__(self, other):
        return isinstance(other, Node) and self.accessible == other.accessible

    def __hash__(self):
        return hash(self.accessible)

    def __str__(self):
        return f'{self.role} “{self.name}”'

    @property
    def name(self):
        return self.accessible.get_name() or ''

    @property
    def description(self):
        return self.accessible.get_description() or ''

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def parent(self):
        parent = self.accessible.get_parent()
        return Node(parent) if parent else None

    @property
    def children(self):
        nodes = [self.accessible.get_child_at_index(i) for i in range(self.accessible.get_child_count())]
        return [Node(node) for node in nodes if node]

    @property
    def extents(self):
        """(x, y, width, height) within the window."""
        rectangle = Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW)
        return rectangle.x, rectangle.y, rectangle.width, rectangle.height

    @property
    def text(self):
        return Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible))

    def has_state(self, *states):
        state_set = self.accessible.get_state_set()
        return all(state_set.contains(getattr(Atspi.StateType, state)) for state in states)

    @property
    def is_checked(self):
        return self.has_state('CHECKED')

    @property
    def is_sensitive(self):
        return self.has_state('SENSITIVE')

    def is_within(self, other):
        node = self
        while node:
            if node == other:
                return True
            node = node.parent
        return False

    def pick(self, x, y):
        """What is topmost at this place of a window."""
        found = Atspi.Component.get_accessible_at_point(self.accessible, x, y, Atspi.CoordType.WINDOW)
        return Node(found) if found else None

    def touch(self):
        for child in self.children:
            child.touch()

    def measure(self):
        """The extents, or for what has none, like the page of a stack, those of what is in it."""
        try:
            return self.extents
        except GLib.Error:
            child = next(iter(self.children), None)
            return child.measure() if child else (0, 0, 0, 0)

    def list_showing(self, window):
        """The children that are on screen. GTK 4.8 does not say which: one that is hidden by its parent, like a
        page of a stack, keeps the place where it was last, so of children that lie upon each other only those
        count that can be touched."""
        placed = []
        for child in self.children:
            if child.has_state('VISIBLE'):
                x, y, width, height = child.measure()
                if width > 0 and height > 0:
                    placed.append((child, x, y, width, height))
        for i, (child, x, y, width, height) in enumerate(placed):
            is_alone = all(i == j or x + width <= x_2 or x_2 + width_2 <= x or y + height <= y_2 or y_2 + height_2 <= y
                           for j, (_, x_2, y_2, width_2, height_2) in enumerate(placed))
            if not is_alone and not child.is_surface:
                picked = window.pick(int(x + width / 2), int(y + height / 2))
                if not picked:
                    # GTK gives a thing its place on the bus when it is first asked for as somebody's child.
                    child.touch()
                    picked = window.pick(int(x + width / 2), int(y + height / 2))
                # The page of a stack is not a widget, and what is in it does not know of it.
                if not picked or not any(picked.is_within(node) for node in [child, *child.children]):
                    continue
            yield child

    @property
    def is_surface(self):
        """Whether it is a popover, which lies over the window and is no part of it."""
        return self.role == 'menu' or self.name.endswith('Popover') or self.name.startswith('GtkPopover')

    def walk(self, window=None, with_popovers=True):
        """The node and all below it that is on screen, or would be after scrolling; parents first."""
        yield self
        for child in self.list_showing(window or self):
            if with_popovers or not child.is_surface:
                yield from child.walk(child if child.is_surface else window or self, with_popovers)

    def find_all(self, role=None, name=None):
        """NAME is the whole name, or a pattern from re.compile() that is searched for in it."""
        for node in self.walk():
            if role and node.role != role:
                continue
            if isinstance(name, re.Pattern) and not name.search(node.name):
                continue
            if isinstance(name, str) and node.name != name:
                continue
            yield node

    def get(self, role=None, name=None):
        """The first such node, or None."""
        return next(self.find_all(role, name), None)

    def find(self, role=None, name=None):
        """The first such node, once there is one on screen."""
        return wait_for(f'{role or "anything"} named {name}', lambda: self.get(role, name))

    def wait_gone(self, role=None, name=None):
        wait_for(f'{role or "anything"} named {name} to go', lambda: self.get(role, name) is None)

    def press(self):
        """What a screen reader's user does with a button."""
        description = str(self)
        expect(Atspi.Action.get_n_actions(self.accessible) > 0, f'{description} can not be pressed')
        # The item of a menu is gone before it can say that it was pressed.
        expect(Atspi.Action.do_action(self.accessible, 0) or self.is_gone, f'{description} was not to be pressed')

    @property
    def is_gone(self):
        try:
            return self.has_state('DEFUNCT') or not self.accessible.get_role_name()
        except GLib.Error:
            return True

    def describe(self):
        """The tree from here on, as text, for who writes a scenario."""
        return '\n'.join(str(node) for node in self.walk())


def run_command(*arguments, check=True, **options):
    return subprocess.run([str(argument) for argument in arguments], check=check, capture_output=True, text=True,
                          **options)


class Tend:
    """Tend as it runs, with a life of its own or with the one of FOLDER. A context: it is ended on leaving."""

    def __init__(self, width=1000, height=720, folder=None, arguments=(), environment=None, wrapper=()):
        self.home = folder or pathlib.Path(tempfile.mkdtemp(prefix='life-', dir=os.environ['XDG_RUNTIME_DIR']))
        self.width, self.height = width, height
        self.arguments, self.wrapper = arguments, wrapper
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.home), **(environment or {}))
        self.process = None
        self.messages = tempfile.TemporaryFile('w+')
        self.is_sized = False

    @property
    def folder(self):
        return self.home / 'tend'

    @property
    def database(self):
        return self.folder / 'tend.db'

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, *_):
        if kind:
            take_picture()
        if self.process and self.process.poll() is None:
            self.kill()
        warnings = self.tell_messages()
        if not kind:
            expect(not warnings, f'Tend warned: {"; ".join(warnings)}')

    def tell_messages(self):
        """Passes on what Tend has said, and returns what it should not have had to say."""
        self.messages.seek(0)
        messages = self.messages.read()
        sys.stderr.write(messages)
        return [line for line in messages.splitlines() if WARNING.search(line) and not KNOWN_WARNING.search(line)]

    def start(self):
        """Starts it and waits until its window can be used."""
        if not self.is_sized:
            for key, value in ('width', self.width), ('height', self.height):
                run_command('gsettings', 'set', APPLICATION_ID, f'window-{key}', value)
            run_command('gsettings', 'reset', APPLICATION_ID, 'panel')
            self.is_sized = True
        self.process = subprocess.Popen([*self.wrapper, str(BUILD / 'src/tend'), *self.arguments],
                                        env=self.environment, stderr=self.messages)
        self.wait_for_window()

    def wait_for_window(self):
        self.application = wait_for('Tend on the accessibility bus', self.look_for_application)
        window = wait_for('a window', lambda: self.windows and self.windows[0])
        self.activate()
        return window

    def look_for_application(self):
        expect(self.process.poll() is None, f'Tend ended with {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application and application.get_name() == 'tend' and application.get_child_count() > 0:
                application.set_cache_mask(Atspi.Cache.NONE)
                return application
        return None

    @property
    def windows(self):
        """Those that are open, the main window first."""
        return [node for node in Node(self.application).children if node.has_state('VISIBLE')]

    @property
    def window(self):
        return self.windows[0]

    def find_window(self, name):
        """Another window of Tend, once it is there and has the keys."""
        window = wait_for(f'a window “{name}”', lambda: self.get_window(name))
        self.activate()
        return window

    def get_window(self, name):
        return next((window for window in self.windows if window.name == name), None)

    def wait_window_gone(self, name):
        """Until the X server has it no more either: keys go nowhere while it takes away the window that has them."""
        title = f'^{re.escape(name)}$'
        wait_for(f'the window “{name}” to close', lambda: self.get_window(name) is None and not run_command(
            'xdotool', 'search', '--onlyvisible', '--name', title, check=False).stdout.split())
        self.activate()

    def activate(self):
        """Gives the keys to the newest window, as a window manager would, and again to what is the newest then where
        another one took them away with it."""
        def has_keys():
            newest = self.look_for_newest()
            if newest is None:
                return False
            run_command('xdotool', 'windowraise', newest, 'windowfocus', newest, check=False)
            return run_command('xdotool', 'getwindowfocus', check=False).stdout.strip() == newest

        def is_active():
            wait_for('a window to take the keys', has_keys)
            # GTK 4.8 says of no dialog that it is active, and of one that chooses a file not that it is a dialog.
            return any(window.has_state('ACTIVE') or window.role in ('dialog', 'alert', 'filler')
                       for window in self.windows)

        wait_for('an active window', is_active)

    def look_for_newest(self):
        """The X server's number of the newest window, or None. It counts upwards."""
        numbers = run_command('xdotool', 'search', '--onlyvisible', '--class', '.', check=False).stdout.split()
        return max(numbers, key=int) if numbers else None

    def resize(self, width, height):
        """Gives the newest window another size, as its user would by dragging its edge."""
        run_command('xdotool', 'windowsize', self.look_for_newest(), width, height)
        wait_for(f'the window to be {width} by {height}', lambda: self.windows[-1].extents[2:] == (width, height))

    def keys(self, *keys):
        """Without a window manager a window that goes takes the keys with it."""
        visible = run_command('xdotool', 'search', '--onlyvisible', '--class', '.', check=False).stdout.split()
        if visible and run_command('xdotool', 'getwindowfocus', check=False).stdout.strip() not in visible:
            self.activate()
        run_command('xdotool', 'key', '--clearmodifiers', '--delay', '20', *keys)

    def show_page(self, title):
        """By its key."""
        self.keys(f'ctrl+{PAGES.index(title) + 1}')
        wait_for(f'the page “{title}”', lambda: self.window.name == title)

    def add_hobby(self, name):
        """From its own page, by keys."""
        self.show_page('Hobbies')
        self.keys('ctrl+n')
        self.find_window('New Hobby')
        self.type(name)
        self.keys('ctrl+Return')
        self.wait_window_gone('New Hobby')
        self.window.find('list item', name)

    def choose_file(self, title, path, is_new=False):
        """Answers GTK's own dialog for a file, which stands in where there is no portal, by a path that is typed."""
        chooser = wait_for(f'the window “{title}”', lambda: self.get_window(title))

        def has_keys():
            newest = self.look_for_newest()
            run_command('xdotool', 'windowraise', newest, 'windowfocus', newest, check=False)
            return self.focused and run_command('xdotool', 'getwindowfocus', check=False).stdout.strip() == newest

        wait_for('the dialog to have the keys', has_keys)
        if is_new:
            self.keys('ctrl+a')
        self.type(str(path))
        wait_for('what was typed', lambda: any(node.text == str(path) for node in chooser.find_all('text')))
        self.keys('Return')
        # What comes next may be called the same.
        wait_for('the dialog to go', lambda: chooser.is_gone)

    def focus(self, node):
        """Goes to NODE by Tab, which also scrolls to where it is. Only NODE is asked, for looking for what has the keys
        in all of a long page takes longer than going through it; and asked twice, for a Tab may still be on its way."""
        def has_keys():
            return node.has_state('FOCUSED')

        def step():
            self.keys('Tab')
            end = time.monotonic() + 0.25
            while not has_keys() and time.monotonic() < end:
                time.sleep(0.02)
            if not has_keys():
                return False
            time.sleep(0.25)
            return has_keys()

        wait_for(f'{node} to have the keys', step)

    def type(self, text):
        run_command('xdotool', 'type', '--clearmodifiers', '--delay', '5', '--', text)

    def click(self, node):
        """With the pointer, in the middle of it, once it stands still. Windows stand in the screen's corner, with no
        frame."""
        x, y, width, height = self.wait_still(node)
        run_command('xdotool', 'mousemove', int(x + width / 2), int(y + height / 2), 'click', 1)

    def drag(self, start, end):
        """With the pointer, from one place of the window to another, by way of those between."""
        run_command('xdotool', 'mousemove', *start, 'mousedown', 1)
        for step in range(1, 11):
            run_command('xdotool', 'mousemove', *(round(a + (b - a) * step / 10) for a, b in zip(start, end)))
        run_command('xdotool', 'mouseup', 1)

    def wait_still(self, node):
        """Waits until NODE is where it was a moment ago, and returns where: pages slide in, and lists fill."""
        last = None

        def look():
            nonlocal last
            before, last = last, node.extents
            time.sleep(0.1)
            return last if last == before and last[2] > 0 else None

        return wait_for(f'{node} to stand still', look)

    @property
    def focused(self):
        """What has the keyboard's focus, or None."""
        return next((node for node in self.windows[-1].walk() if node.has_state('FOCUSED')), None)

    def wait_keys(self):
        """Waits until the keys are with something on screen that is no menu: after a menu or a page has gone, the
        focus is on its way for a frame or two, and a key that comes meanwhile is lost."""
        def look():
            node = self.focused
            return node if node and node.role != 'menu item' else None

        return wait_for('something to have the keys', look)

    def close(self):
        """As its user does it; returns when the process has ended."""
        self.keys('ctrl+q')
        wait_for('Tend to end', lambda: self.process.poll() is not None)
        expect(self.process.returncode == 0, f'Tend ended with {self.process.returncode}')

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def command(self, *arguments, check=True):
        """tend ARGUMENT..., in a terminal beside it."""
        return run_command(BUILD / 'src/tend', *arguments, check=check, env=self.environment)

    def query(self, statement, *values):
        """What is in the file, as another reader sees it."""
        with sqlite3.connect(f'file:{self.database}?mode=ro', uri=True) as database:
            return database.execute(statement, values).fetchall()


def shift_clock(folder, wanted):
    """For a process's environment: it believes that it is WANTED now, and time goes on from there."""
    clock = folder / 'clock'
    clock.write_bytes(struct.pack('=q', round((wanted - datetime.datetime.now()).total_seconds())))
    return {'LD_PRELOAD': os.environ['TEND_SHIFTED_CLOCK'], 'TEND_TEST_CLOCK': str(clock),
            'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':verify_asan_link_order=0'}


def prepare_desktop():
    """A window without the shadow that nobody draws a frame around here, so that 360 pixels are 360. Without
    animations, so that what is found is on the page that came, and not on the one that fades away."""
    folder = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'gtk.css').write_text('window.solid-csd { padding: 0; box-shadow: none; }\n')
    (folder / 'settings.ini').write_text('[Settings]\ngtk-enable-animations=0\n')


def take_picture():
    name = re.sub(r'\W+', '-', run.name)
    run_command('import', '-silent', '-window', 'root', LOGS / f'e2e-{name}.png', check=False)


def make_sample_life(years=1):
    """A folder for XDG_DATA_HOME with the sample life in it."""
    home = pathlib.Path(tempfile.mkdtemp(prefix='sample-', dir=os.environ['XDG_RUNTIME_DIR']))
    (home / 'tend').mkdir(mode=0o700)
    run_command(BUILD / 'tests/data/make-sample-life', home / 'tend', '--years', years, '--seed', 1)
    return home


def run():
    """Runs the scenarios, or those that the arguments name."""
    chosen = [function for function in scenarios if not sys.argv[1:] or function.__name__ in sys.argv[1:]]
    print(f'1..{len(chosen)}', flush=True)
    failed = False
    prepare_desktop()
    for i, function in enumerate(chosen, 1):
        run.name = function.__name__
        sentence = (function.__doc__ or function.__name__).strip().splitlines()[0].rstrip('.')
        try:
            function()
            print(f'ok {i} {sentence}', flush=True)
        except Skip as reason:
            print(f'ok {i} {sentence} # SKIP {reason}', flush=True)
        except Exception:  # whatever went wrong, the scenarios after it still run
            failed = True
            print(f'not ok {i} {sentence}', flush=True)
            for line in traceback.format_exc().splitlines():
                print(f'# {line}', flush=True)
    sys.exit(1 if failed else 0)

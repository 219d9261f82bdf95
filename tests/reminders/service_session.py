"""The reminder service as a process, with a life, a clock that is led, and a real dunst: for its tests and its
bench.

The clock is led by shifted-clock.c."""

import datetime
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import struct
import subprocess
import tempfile
import time
import uuid

from gi.repository import Gio, GLib

NAME = 'io.github.tend_app.Tend.Reminders'
PATH = '/io/github/tend_app/Tend/Reminders'
LIFE = 'io.github.tend_app.Tend.Life'
PATIENCE = 10


def wait_for(what, patience=PATIENCE):
    """What `what` returns as soon as that is true."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f'waited for {patience} s in vain')


class Session:
    """A life, a clock, dunst and a service. PRELOAD leads the clock (shifted-clock.c)."""

    def __init__(self, tend, service, preload, dunstrc):
        self.programs = tend, service
        self.dunstrc = dunstrc
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='tend-service-'))
        self.clock = self.folder / 'clock'
        self.ahead = 0
        self.write_clock()
        # What is preloaded need not know the sanitizers.
        asan = os.environ.get('ASAN_OPTIONS', '') + ':verify_asan_link_order=0'
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder), LD_PRELOAD=preload,
                                TEND_TEST_CLOCK=str(self.clock), TEND_EXECUTABLE=tend, ASAN_OPTIONS=asan)
        self.environment.pop('TZ', None)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.service = None
        self.dunst = None
        self.monitor = None
        self.start_dunst()

    def close(self):
        for process in self.service, self.dunst, self.monitor:
            if process and process.poll() is None:
                process.kill()
                process.wait()
            if process and process.stdout:
                process.stdout.close()
        shutil.rmtree(self.folder)

    # The clock

    def write_clock(self):
        with open(self.clock, 'wb') as file:
            file.write(struct.pack('=q', self.ahead))

    def get_now(self):
        return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.ahead)

    def set_time(self, text, day=1, tells=True):
        """Sets the clock to a time of a day in June 2030; a running service is told, unless it slept."""
        hours, minutes, seconds = map(int, text.split(':'))
        wanted = datetime.datetime(2030, 6, day, hours, minutes, seconds, tzinfo=datetime.timezone.utc)
        self.ahead = round(wanted.timestamp() - time.time())
        with open(self.clock, 'r+b') as file:
            file.write(struct.pack('=q', self.ahead))
        if tells and self.service and self.service.poll() is None:
            self.service.send_signal(signal.SIGUSR1)

    # The life

    def tend(self, *words):
        run = subprocess.run([self.programs[0], *words], env=self.environment, capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise AssertionError(run.stderr)
        return run.stdout

    def add(self, title, at):
        """A goal for every day, and a reminder of it."""
        self.tend('add', 'goal', title, '--every=day')
        hours, minutes = map(int, at.split(':'))
        life = sqlite3.connect(self.folder / 'tend/tend.db')
        with life:
            life.execute('INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)'
                         " SELECT ?, 'goal', uuid, ?, 127 FROM goal WHERE title = ?",
                         (str(uuid.uuid4()), hours * 60 + minutes, title))
        life.close()
        self.bus.emit_signal(None, '/io/github/tend_app/Tend/Life', LIFE, 'Changed', GLib.Variant('(b)', (True,)))

    def add_many(self, count, first_minute=1):
        """COUNT reminders, three in each minute of the day from FIRST_MINUTE on, each of another of three goals."""
        titles = 'Run', 'Swim', 'Read'
        for title in titles:
            self.tend('add', 'goal', title, '--every=day')
        life = sqlite3.connect(self.folder / 'tend/tend.db')
        with life:
            life.executemany('INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays)'
                             " SELECT ?, 'goal', uuid, ?, 127 FROM goal WHERE title = ?",
                             [(str(uuid.uuid4()), first_minute + i // 3, titles[i % 3]) for i in range(count)])
        life.close()

    def write(self, *statements):
        """As Tend writes, and says that it has."""
        life = sqlite3.connect(self.folder / 'tend/tend.db')
        with life:
            for statement in statements:
                life.execute(statement)
        life.close()
        self.bus.emit_signal(None, '/io/github/tend_app/Tend/Life', LIFE, 'Changed', GLib.Variant('(b)', (True,)))

    def change_version(self, feature, by):
        """As a newer Tend would leave its life behind."""
        self.write(f"UPDATE tend_feature SET version = version + {by} WHERE name = '{feature}'")

    def open_log(self):
        """What the service notes, for a reader."""
        return sqlite3.connect(f"file:{self.folder / 'tend/reminders.db'}?mode=ro", uri=True)

    def deliver_many(self, log, count, first_minute=1):
        """Leads the clock from minute to minute until all of add_many() came, and closes what is on screen. Returns
        how many seconds after its minute each was noted as sent, by the clock that the service goes by."""
        late = []
        for done in range(0, count, 3):
            hours, minutes = divmod(first_minute - 1 + done // 3, 60)
            self.set_time(f'{hours:02}:{minutes:02}:59')
            wanted = min(done + 3, count)
            wait_for(lambda: log.execute("SELECT count(*) FROM entry WHERE fate = 'sent'").fetchone() >= (wanted,))
            due, = log.execute('SELECT max(due) FROM entry').fetchone()
            late += [self.get_now().timestamp() - due] * (wanted - done)
            subprocess.run(['dunstctl', 'close-all'], check=True)
        return late

    # The notification server

    def start_dunst(self):
        # What it warns of is its own business.
        environment = {name: value for name, value in os.environ.items() if name != 'G_DEBUG'}
        self.dunst = subprocess.Popen(['dunst', '-config', self.dunstrc], env=environment, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
        wait_for(lambda: self.has_owner('org.freedesktop.Notifications'))

    def stop_dunst(self):
        self.dunst.terminate()
        self.dunst.wait()

    def count_shown(self):
        said = subprocess.run(['dunstctl', 'count', 'displayed'], capture_output=True, text=True, check=False)
        return int(said.stdout) if said.returncode == 0 else -1

    def close_and_read(self):
        """Closes what is on screen. Returns (title, text) of all that dunst has shown, the latest first."""
        subprocess.run(['dunstctl', 'close-all'], check=True)
        wait_for(lambda: self.count_shown() == 0)
        said = subprocess.run(['dunstctl', 'history'], capture_output=True, text=True, check=True)
        return [(entry['summary']['data'], entry['body']['data']) for entry in json.loads(said.stdout)['data'][0]]

    def start_counting(self):
        """Counts what is sent, not what stays on the screen."""
        self.monitor = subprocess.Popen(
            ['dbus-monitor', '--session', '--profile', "interface='org.freedesktop.Notifications',member='Notify'"],
            stdout=subprocess.PIPE)
        os.set_blocking(self.monitor.stdout.fileno(), False)
        time.sleep(0.3)
        self.count_sent()

    def count_sent(self):
        time.sleep(0.2)
        said = self.monitor.stdout.read() or b''
        return sum(line.endswith(b'\tNotify') for line in said.splitlines())

    # The service

    def has_owner(self, name):
        return self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                  'NameHasOwner', GLib.Variant('(s)', (name,)), None, Gio.DBusCallFlags.NONE, -1,
                                  None).unpack()[0]

    def start(self, **more):
        self.service = subprocess.Popen([self.programs[1]], env={**self.environment, **more}, stderr=subprocess.DEVNULL)
        if not more:
            wait_for(lambda: self.has_owner(NAME))
            self.call('ListPast', GLib.Variant('(u)', (1,)))

    def kill(self):
        self.service.kill()
        self.service.wait()
        wait_for(lambda: not self.has_owner(NAME))

    def call(self, method, arguments=None):
        return self.bus.call_sync(NAME, PATH, NAME, method, arguments, None, Gio.DBusCallFlags.NONE, 5000,
                                  None).unpack()

    def get_fates(self):
        return [entry[-1] for entry in self.call('ListPast', GLib.Variant('(u)', (1000,)))[0]]

    def count_switches(self):
        """How often its threads have gone to sleep, which is how often they were awake."""
        total = 0
        for status in pathlib.Path('/proc', str(self.service.pid), 'task').glob('*/status'):
            for line in status.read_text(encoding='ascii').splitlines():
                if line.startswith('voluntary_ctxt_switches'):
                    total += int(line.split()[1])
        return total

    def get_pss(self):
        """KiB of memory, with what is shared counted in shares."""
        rollup = pathlib.Path('/proc', str(self.service.pid), 'smaps_rollup').read_text(encoding='ascii')
        return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith('Pss:'))

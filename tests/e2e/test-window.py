"""The window itself: its keys, what a screen reader is told, how narrow it can be, what it remembers."""

import datetime
import re

from tend_e2e import PAGES, Tend, expect, make_sample_life, run, scenario, wait_for

CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'entry', 'text', 'password text', 'combo box',
            'spin button', 'slider', 'menu item', 'check menu item', 'radio menu item', 'switch'}
# GTK 4.8 names what has no name after its class.
NO_NAME = re.compile(r'^$|^(Gtk|Adw|Tend)[A-Z]\w*$')


def open_goal(tend, title):
    tend.show_page('Goals')
    tend.click(tend.window.find('list item', title))
    tend.window.find('push button', 'Back')


def open_preferences(tend):
    tend.keys('ctrl+comma')
    return tend.find_window('Preferences')


def close_window(tend, name):
    tend.keys('Escape')
    tend.wait_window_gone(name)


def visit_everything(tend, goal, look):
    """Calls LOOK with what is on screen, and its name, on every page and in every window of Tend's own."""
    for title in 'Today', 'Goals':
        tend.show_page(title)
        tend.window.find('list', re.compile('.')).find('check box')
        look(tend.window, title)
    for title in PAGES[2:]:
        before = tend.window.name
        tend.keys(f'ctrl+{PAGES.index(title) + 1}')
        # The calendar's window is named after its week.
        wait_for(f'the page “{title}”', lambda: tend.window.name != before)
        look(tend.window, title)
    open_goal(tend, goal)
    look(tend.window, 'the page of a goal')

    tend.window.find('push button', 'Make a Plan…').press()
    look(newest_window(tend), 'the plan')
    tend.keys('Escape')
    wait_for('the plan to close', lambda: len(tend.windows) == 1)
    tend.activate()

    tend.keys('ctrl+n')
    look(tend.find_window('New Goal'), 'a new goal')
    close_window(tend, 'New Goal')
    look(open_preferences(tend), 'the preferences')
    close_window(tend, 'Preferences')

    tend.keys('ctrl+f')
    tend.window.find('entry', 'Search')
    tend.type(goal)
    tend.window.find('list', 'Found').find('list item', goal)
    look(tend.window, 'the search')
    tend.keys('Escape')
    tend.keys('F10')
    tend.window.find('menu item', 'Preferences')
    look(tend.window, 'the menu')
    tend.keys('Escape')
    tend.window.wait_gone('menu item', 'Preferences')


def newest_window(tend):
    wait_for('another window', lambda: len(tend.windows) == 2)
    tend.activate()
    return tend.windows[-1]


@scenario
def keys_open_and_escape_closes():
    """Ctrl and a digit, comma or question mark, and F10 open what they name; Escape closes it"""
    with Tend() as tend:
        tend.show_page('Goals')
        tend.show_page('Today')

        open_preferences(tend)
        close_window(tend, 'Preferences')
        tend.keys('ctrl+question')
        tend.find_window('Keyboard Shortcuts')
        close_window(tend, 'Keyboard Shortcuts')

        tend.keys('F10')
        tend.window.find('menu item', 'Preferences')
        tend.keys('Escape')
        tend.window.wait_gone('menu item', 'Preferences')

        tend.keys('ctrl+f')
        tend.window.find('entry', 'Search')
        tend.keys('Escape')
        tend.window.wait_gone('entry', 'Search')
        tend.close()


@scenario
def times_are_chosen():
    """How times are written is chosen in the preferences, holds at once for those on screen, and is one step to undo"""
    with Tend() as tend:
        tend.command('add', 'plan', 'Dinner', f'--at={datetime.date.today()} 19:30', '--for=1h')
        tend.window.find(None, re.compile('19:30–20:30'))
        preferences = open_preferences(tend)
        tend.click(preferences.find('combo box', 'Times'))
        preferences.find('label', '7:30 PM')
        tend.keys('Down', 'Return')
        wait_for('the choice', lambda: tend.query("SELECT value FROM setting WHERE key = 'hours'") == [('12',)])
        close_window(tend, 'Preferences')
        tend.window.find(None, re.compile('7:30–8:30 PM'))
        expect('7:30 PM' in tend.command('agenda').stdout, 'a terminal is told otherwise')
        tend.keys('ctrl+z')
        tend.window.find(None, re.compile('19:30–20:30'))
        tend.close()


@scenario
def everything_has_a_name():
    """Every control of every page, dialog and menu has an accessible name"""
    nameless, named = [], []

    def look(window, place):
        for node in window.walk():
            is_control = node.role in CONTROLS or (node.has_state('FOCUSABLE') and node.role in ('image', 'list item'))
            if not is_control:
                continue
            if not NO_NAME.match(node.name):
                named.append(node)
                continue
            # What stands in a combo box, or holds a control with a name, is not said by itself.
            if node.role == 'list item' and (is_in_combo_box(node) or any(
                    not NO_NAME.match(inner.name) for inner in node.walk() if inner.role in CONTROLS | {'list item'})):
                continue
            nameless.append(f'{place}: {node.role} at {node.measure()}')

    with Tend(folder=make_sample_life()) as tend:
        visit_everything(tend, 'Make the bed', look)
        tend.close()
    expect(len(named) > 100, f'it saw no more than {len(named)} controls')
    expect(not nameless, 'without a name: ' + '; '.join(nameless))


def is_in_combo_box(node):
    while node:
        if node.role == 'combo box':
            return True
        node = node.parent
    return False


def list_reachable(window):
    """What the Tab key has to come to: every control that is on screen and can be used. Of radio buttons it comes to
    one, and the arrow keys to the others; what GTK 4.8 calls text or list item is entered, not landed on. The
    frame's own buttons are out of the order in GTK, which has other keys for them."""
    return {node for node in window.walk()
            if node.role in ('push button', 'toggle button', 'check box', 'entry', 'combo box', 'image')
            and node.has_state('FOCUSABLE', 'SENSITIVE') and node.name not in ('Minimize', 'Maximize', 'Close')}


def tab_around(tend, expected):
    """Everything that had the focus until all of EXPECTED had it, or until nothing new came any more."""
    seen = set()
    since_new = 0
    while not expected <= seen and since_new < 12:
        tend.keys('Tab')
        node = tend.focused
        since_new = since_new + 1 if node is None or node in seen else 0
        if node:
            seen.add(node)
    return seen


@scenario
def tab_reaches_everything():
    """Tab reaches every control of the pages, a goal's page and its dialog"""
    unreached = []

    def look(window, place):
        expected = list_reachable(window)
        seen = tab_around(tend, expected)
        unreached.extend(f'{place}: {node}' for node in expected - seen)

    with Tend() as tend:
        tend.command('add', 'goal', 'Run', '--every=3/week')
        tend.command('add', 'goal', 'Water', '--every=day', '--target=8', '--unit=glasses')
        for title in 'Today', 'Goals':
            tend.show_page(title)
            tend.window.find('check box', 'Run')
            look(tend.window, tend.window.name)
        open_goal(tend, 'Run')
        look(tend.window, 'the page of a goal')
        tend.keys('ctrl+n')
        look(tend.find_window('New Goal'), 'a new goal')
        close_window(tend, 'New Goal')
        look(open_preferences(tend), 'the preferences')
        close_window(tend, 'Preferences')
        tend.close()
    expect(not unreached, 'Tab does not come to ' + '; '.join(unreached))


@scenario
def nothing_is_cut_off():
    """At 360 pixels, in the dark, nothing reaches beyond the window"""
    beyond = []

    def look(window, place):
        # Dialogs have a size of their own, until a desktop as narrow as that gives them another.
        if window.extents[2] > 360:
            tend.resize(360, 640)
        width = window.extents[2]
        for node in window.walk(with_popovers=False):
            x, _, node_width, _ = node.measure()
            # A header bar and its like stand a pixel over the edge, with their borders.
            if x < -2 or x + node_width > width + 2:
                beyond.append(f'{place}: {node} from {x} to {x + node_width}')

    with Tend(360, 640, make_sample_life(), environment={'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}) as tend:
        visit_everything(tend, 'Make the bed', look)
        tend.close()
    expect(not beyond, '; '.join(beyond))


@scenario
def size_is_kept():
    """The window comes back with the size and the page that it was closed with"""
    with Tend(1000, 720) as tend:
        tend.show_page('Goals')
        tend.resize(812, 655)
        tend.close()
        tend.start()
        expect(tend.window.name == 'Goals', f'the page is {tend.window.name}')
        wait_for('the size that was kept', lambda: tend.window.extents[2:] == (812, 655))
        tend.close()


if __name__ == '__main__':
    run()

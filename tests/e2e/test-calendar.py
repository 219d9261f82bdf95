"""The calendar: plans by the line and by keys, in a wide and in a narrow window, moved, changed and taken back."""

import os
import pathlib
import re
import tempfile

from tend_e2e import Tend, expect, run, scenario, wait_for


def show_calendar(tend):
    tend.show_page('Calendar')


def get_plans(tend):
    return tend.query("SELECT title, place, start_minute, end_minute, status FROM plan ORDER BY title")


def add_plan(tend, line, title):
    tend.keys('ctrl+n')
    dialog = tend.find_window('New Plan')
    tend.type(line)
    tend.keys('Return')
    tend.wait_window_gone('New Plan')
    return wait_for(f'the plan “{title}”', lambda: find_plan(tend, title))


def find_plan(tend, title):
    return next((node for node in tend.window.walk() if node.name.startswith(f'{title}, ')), None)


def plan_with_two(width, height):
    with Tend(width, height) as tend:
        show_calendar(tend)
        add_plan(tend, 'Coffee with Ana and Ben today 16:30 for 1h at Luna', 'Coffee')
        expect(get_plans(tend) == [('Coffee', 'Luna', 16 * 60 + 30, 17 * 60 + 30, 'planned')], f'{get_plans(tend)}')
        names = [name for name, in tend.query('SELECT name FROM plan_guest ORDER BY name')]
        expect(names == ['Ana', 'Ben'], f'it is with {names}')
        tend.keys('ctrl+z')
        wait_for('the plan to be taken back', lambda: not find_plan(tend, 'Coffee'))
        expect(not get_plans(tend), 'it is only not shown')
        tend.keys('ctrl+shift+z')
        wait_for('the plan to be there again', lambda: find_plan(tend, 'Coffee'))
        tend.close()


@scenario
def plan_in_a_wide_window():
    """A plan with two people is made in one line, undone, and done again"""
    plan_with_two(1000, 720)


@scenario
def plan_in_a_narrow_window():
    """The same at 360 pixels, for plans"""
    plan_with_two(360, 640)


def get_times(tend):
    return tend.query('SELECT start_day, start_minute, end_minute FROM plan')


@scenario
def dragged():
    """A plan is made, made longer and moved to another day by dragging, and each is undone by itself"""
    with Tend(width=1000, height=720) as tend:
        show_calendar(tend)
        tend.drag((700, 300), (700, 420))
        tend.find_window('New Plan')
        tend.type('Walk')
        tend.keys('Return')
        tend.wait_window_gone('New Plan')
        plan = wait_for('the plan', lambda: find_plan(tend, 'Walk'))
        made = get_times(tend)
        day, start, end = made[0]

        x, y, width, height = tend.wait_still(plan)
        tend.drag((x + width // 2, y + height - 2), (x + width // 2, y + height + 46))
        wait_for('it to be longer', lambda: get_times(tend)[0][2] > end)
        longer = get_times(tend)
        expect(longer[0][:2] == (day, start), f'its start moved: {longer}')
        expect(longer[0][2] % 15 == 0, f'it ends between quarters: {longer}')

        x, y, width, height = tend.wait_still(find_plan(tend, 'Walk'))
        tend.drag((x + width // 2, y + 15), (x - width // 2, y + 15))
        wait_for('it to move', lambda: get_times(tend)[0][0] < day)
        expect(get_times(tend)[0][1:] == longer[0][1:], f'its times changed: {get_times(tend)}')
        tend.keys('ctrl+z')
        wait_for('it to be back', lambda: get_times(tend) == longer)
        tend.keys('ctrl+z')
        wait_for('it to be shorter', lambda: get_times(tend) == made)
        tend.close()


@scenario
def moved_by_keys_in_the_list():
    """In a narrow window the arrow keys move a plan again and again, for the keys stay with it"""
    with Tend(360, 640) as tend:
        show_calendar(tend)
        add_plan(tend, 'Walk today 12:00 for 1h', 'Walk')
        for _ in range(30):
            focused = tend.focused
            if focused and focused.name.startswith('Walk, '):
                break
            tend.keys('Tab')
        for minute in 12 * 60 + 15, 12 * 60 + 30, 12 * 60 + 45:
            tend.keys('Down')
            wait_for('it to move', lambda: get_times(tend)[0][1] == minute)  # noqa: B023
            wait_for('the keys', lambda: tend.focused and tend.focused.name.startswith('Walk, '))
        tend.close()


@scenario
def changed_and_asked():
    """What was changed about a plan is asked for before its window closes, and saved"""
    with Tend() as tend:
        show_calendar(tend)
        dialog = change(tend, add_plan(tend, 'Coffee today 12:30 at Luna', 'Coffee'))
        where = dialog.find('text', 'Where')
        tend.click(where)
        tend.keys('ctrl+a')
        tend.type('Rosa')
        wait_for('the words', lambda: where.text == 'Rosa')
        tend.keys('Escape')
        wait_for('the question', lambda: len(tend.windows) == 3)
        tend.activate()
        tend.keys('Return')
        wait_for('the place to be saved', lambda: [plan[1] for plan in get_plans(tend)] == ['Rosa'])
        tend.wait_window_gone('Change Plan')
        tend.close()


def change(tend, plan):
    """Opens a plan, and the dialog that changes it."""
    tend.click(plan)
    view = tend.find_window('Plan')
    tend.click(view.find('push button', re.compile('Change')))
    return tend.find_window('Change Plan')


def press_answer(tend, label):
    """Answers the question that has come up, by its button."""
    wait_for('the question', lambda: tend.windows[-1].role in ('dialog', 'alert'))
    tend.activate()
    n_windows = len(tend.windows)
    tend.windows[-1].find('push button', re.compile(label)).press()
    wait_for('the question to go', lambda: len(tend.windows) < n_windows)
    tend.activate()


def get_starts(tend, title):
    return tend.query('SELECT start_day, start_minute, rule FROM plan WHERE title = ? ORDER BY start_day', title)


def go_to(tend, name):
    """With Tab, until something of that name has the keys."""
    for _ in range(40):
        focused = tend.focused
        if focused and re.search(name, focused.name):
            return focused
        tend.keys('Tab')
    raise AssertionError(f'nothing named {name} takes the keys')


@scenario
def plan_by_keys():
    """A plan with two people is made with the keyboard alone, field by field"""
    with Tend(width=1000, height=900) as tend:
        show_calendar(tend)
        tend.keys('ctrl+n')
        dialog = tend.find_window('New Plan')
        tend.type('Dinner at home')
        # An entry row does not say that it has the keys: what is typed says so.
        where = dialog.find('text', 'Where')
        tend.keys('Tab', 'Tab', 'ctrl+a')
        tend.type('My place')
        wait_for('the place', lambda: where.text == 'My place')
        go_to(tend, 'All Day')
        tend.keys('space')
        # The next full hour, which an hour before midnight is tomorrow's.
        go_to(tend, 'Today|Tomorrow')
        tend.keys('Tab', 'ctrl+a')
        tend.type('19:00')
        go_to(tend, 'Repeats')
        tend.keys('Tab')
        for name in 'Ana', 'Ben':
            tend.type(name)
            tend.keys('Return')
            dialog.find('combo box', name)
        go_to(tend, 'Note')
        tend.type('Soup')
        tend.keys('alt+a')
        tend.wait_window_gone('New Plan')
        wait_for('the plan', lambda: find_plan(tend, 'Dinner'))
        expect(get_plans(tend) == [('Dinner', 'My place', 19 * 60, 20 * 60, 'planned')], f'{get_plans(tend)}')
        names = [name for name, in tend.query('SELECT name FROM plan_guest ORDER BY name')]
        expect(names == ['Ana', 'Ben'], f'it is with {names}')
        notes = tend.query('SELECT note FROM plan')
        expect(notes == [('Soup',)], f'it says {notes}')
        tend.close()


@scenario
def free_time_by_keys():
    """A free hour is found with the keys, said, made longer and planned, and the start of the plan is moved alone"""
    with Tend(width=1000, height=720) as tend:
        show_calendar(tend)
        slot = wait_for('the free hour', lambda: tend.focused)
        expect(slot.role == 'push button' and slot.name.endswith(', 08:00 to 09:00, free'), f'it is called {slot.name}')
        tend.keys('Down', 'Down', 'shift+Down', 'shift+Down')
        wait_for('it to be said', lambda: slot.name.endswith(', 08:30 to 10:00, free'))
        tend.keys('Return')
        tend.find_window('New Plan')
        tend.type('Walk')
        tend.keys('Return')
        tend.wait_window_gone('New Plan')
        wait_for('the plan', lambda: find_plan(tend, 'Walk'))
        expect(get_times(tend)[0][1:] == (8 * 60 + 30, 10 * 60), f'it is at {get_times(tend)}')
        # The keys are where they were, which is not free any more.
        wait_for('that to be said', lambda: slot.has_state('FOCUSED') and slot.name.endswith(', beside Walk'))
        tend.keys('Down', 'Down', 'Down', 'Down', 'Down', 'Down')
        wait_for('the time after it', lambda: slot.name.endswith(', 10:00 to 11:30, free'))
        for _ in range(8):
            if tend.focused and tend.focused.name.startswith('Walk, '):
                break
            tend.keys('shift+Tab')
        tend.keys('ctrl+shift+Up')
        wait_for('it to begin earlier', lambda: get_times(tend)[0][1:] == (8 * 60 + 15, 10 * 60))
        wait_for('the keys', lambda: tend.focused and tend.focused.name.startswith('Walk, '))
        tend.keys('ctrl+Up')
        wait_for('the time before it', lambda: slot.name.endswith(', 07:15 to 08:15, free'))
        wait_for('the keys', lambda: slot.has_state('FOCUSED'))
        tend.keys('Escape')
        wait_for('the keys to be elsewhere', lambda: tend.focused and tend.focused != slot)
        tend.keys('ctrl+z')
        wait_for('it to begin as before', lambda: get_times(tend)[0][1:] == (8 * 60 + 30, 10 * 60))
        tend.close()


def keep_person(tend, name):
    tend.show_page('People')
    tend.keys('ctrl+n')
    tend.find_window('Add Someone')
    tend.type(name)
    tend.keys('Return')
    tend.wait_window_gone('Add Someone')
    tend.window.find('list item', name)


@scenario
def plan_by_mouse():
    """A plan with two people is made with the pointer: drawn in the week, each picked from the list, and added"""
    with Tend(width=1000, height=900) as tend:
        keep_person(tend, 'Ana Silva')
        keep_person(tend, 'Ben Ode')
        show_calendar(tend)
        tend.drag((700, 300), (700, 420))
        dialog = tend.find_window('New Plan')
        tend.resize(480, 880)
        tend.click(dialog.find('text', 'What'))
        tend.type('Dinner')
        entry = dialog.find('text', 'Add Somebody')
        tend.click(entry)
        for letters, name in ('an', 'Ana Silva'), ('be', 'Ben Ode'):
            tend.type(letters)
            tend.click(dialog.find('list item', name))
            dialog.find('combo box', name)
            wait_for('the letters to go', lambda: entry.text == '')
        tend.click(dialog.find('push button', re.compile('Add$')))
        tend.wait_window_gone('New Plan')
        wait_for('the plan', lambda: find_plan(tend, 'Dinner'))
        kept = tend.query('SELECT person.name FROM plan_guest JOIN person ON person.uuid = person_uuid ORDER BY 1')
        expect(kept == [('Ana Silva',), ('Ben Ode',)], f'it is with {kept}')
        tend.click(find_plan(tend, 'Dinner'))
        view = tend.find_window('Plan')
        view.find('combo box', 'Ana Silva')
        view.find('push button', 'Show Ana Silva').press()
        tend.wait_window_gone('Plan')
        wait_for('Ana', lambda: tend.window.name == 'People')
        tend.window.find(name='Ana Silva')
        tend.close()


@scenario
def series_and_their_scopes():
    """Of a plan that repeats, one is moved by hand, the following are changed, all are called off, and all is undone"""
    with Tend(width=1000, height=900) as tend:
        show_calendar(tend)
        today = tend.query("SELECT date('now', 'localtime')")[0][0]
        tend.command('add', 'plan', 'Swim', f'--at={today} 12:00', '--for=1h', '--repeat=FREQ=DAILY;COUNT=3')
        plan = wait_for('the plan', lambda: find_plan(tend, 'Swim'))

        x, y, width, height = tend.wait_still(plan)
        tend.drag((x + width // 2, y + 15), (x + width // 2, y + 63))
        press_answer(tend, 'Only This One')
        wait_for('it to be moved', lambda: len(get_starts(tend, 'Swim')) == 2)
        moved = tend.query('SELECT start_minute FROM plan WHERE master_uuid IS NOT NULL')
        expect(moved == [(13 * 60,)], f'it is at {moved}')
        tend.keys('ctrl+z')
        wait_for('it to be back', lambda: len(get_starts(tend, 'Swim')) == 1)

        dialog = change(tend, find_plan(tend, 'Swim'))
        what = dialog.find('text', 'What')
        tend.click(what)
        tend.keys('ctrl+a')
        tend.type('Dive')
        tend.keys('Return')
        press_answer(tend, 'This and Following')
        # It is the first: with those that follow it, it is all of them.
        wait_for('it to be called so', lambda: len(get_starts(tend, 'Dive')) == 1)
        tend.wait_window_gone('Change Plan')

        tend.click(wait_for('the plan', lambda: find_plan(tend, 'Dive')))
        view = tend.find_window('Plan')
        view.find('push button', 'Call Off').press()
        press_answer(tend, 'All of Them')
        wait_for('it to be called off', lambda: get_plans(tend)[0][4] == 'cancelled')
        wait_for('it to be said', lambda: 'called off' in find_plan(tend, 'Dive').name)
        tend.keys('ctrl+z')
        wait_for('it to take place', lambda: get_plans(tend)[0][4] == 'planned')
        tend.keys('ctrl+z')
        wait_for('it to be called as before', lambda: len(get_starts(tend, 'Swim')) == 1)
        tend.close()


def save_as(tend, title, path):
    """Answers the window that asks where to save, by a path that is typed."""
    tend.choose_file(title, path, is_new=True)
    return wait_for(f'{path.name}', lambda: path.exists() and path.read_bytes().decode().replace('\r\n ', ''))


@scenario
def saved_as_a_file():
    """A plan is saved as a calendar file and as an invitation, and all plans are, each by its menu"""
    folder = pathlib.Path(tempfile.mkdtemp(prefix='files-', dir=os.environ['XDG_RUNTIME_DIR']))
    with Tend(width=1000, height=720) as tend:
        show_calendar(tend)
        add_plan(tend, 'Walk today 11:00 for 30m', 'Walk')
        plan = add_plan(tend, 'Coffee with Ana and Ben today 16:30 for 1h at Luna', 'Coffee')
        tend.click(plan)
        view = tend.find_window('Plan')

        tend.click(view.find(name='More'))
        view.find('menu item', 'Save as Calendar File…').press()
        path = folder / 'coffee.ics'
        file = save_as(tend, 'Save as Calendar File', path)
        expect('SUMMARY:Coffee\r\n' in file and 'LOCATION:Luna\r\n' in file, file)
        expect(re.search('ATTENDEE;CN=Ana;PARTSTAT=NEEDS-ACTION:', file), file)
        expect('Walk' not in file and 'Only if you feel' not in file, file)
        expect(path.stat().st_mode & 0o777 == 0o600, f'others may read it: {path.stat().st_mode:o}')
        view = tend.find_window('Plan')
        view.find(name=re.compile('The file is saved'))

        tend.click(view.find(name='More'))
        view.find('menu item', 'Save Invitation…').press()
        file = save_as(tend, 'Save Invitation', folder / 'invitation.ics')
        expect('DESCRIPTION:Only if you feel like it.' in file, file)
        expect(file.count('ATTENDEE;') == 2, file)
        tend.keys('Escape')
        tend.wait_window_gone('Plan')

        tend.click(tend.window.find(name='More'))
        tend.window.find('menu item', 'Save as Calendar File…').press()
        file = save_as(tend, 'Save as Calendar File', folder / 'all.ics')
        expect('SUMMARY:Coffee\r\n' in file and 'SUMMARY:Walk\r\n' in file, file)
        tend.window.find(name=re.compile('Your plans are saved'))
        tend.close()


@scenario
def plan_about_a_hobby():
    """A hobby is planned from its page, and the week and its page say so until that is taken back"""
    with Tend(width=1000, height=900) as tend:
        tend.add_hobby('Guitar')
        tend.click(tend.window.find('list item', re.compile('^Guitar')))
        tend.click(tend.window.find('list item', 'Plan a Time…'))
        dialog = tend.find_window('New Plan')
        what = dialog.find('text', 'What')
        wait_for('the name of the hobby', lambda: what.text == 'Guitar')
        tend.click(what)
        tend.keys('ctrl+a')
        tend.type('With the band')
        tend.keys('Return')
        tend.wait_window_gone('New Plan')
        plan = wait_for('the plan', lambda: find_plan(tend, 'With the band'))
        expect('Guitar' in plan.name, f'it is called {plan.name}')
        minutes = tend.query('SELECT end_minute - start_minute FROM plan JOIN hobby ON hobby.uuid = hobby_uuid')
        expect(minutes == [(10,)], f'it takes {minutes}')
        tend.show_page('Hobbies')
        tend.window.find('list item', 'Planned Next')
        tend.keys('ctrl+z')
        tend.window.wait_gone('list item', 'Planned Next')
        tend.close()


if __name__ == '__main__':
    run()

"""Someone this week, as one comes to it: people are suggested for hours that are free, planned with one click, put off,
and once a week one is reminded to plan."""

import datetime
import json
import pathlib
import re
import tempfile

from tend_e2e import Tend, expect, os, run, scenario, shift_clock, wait_for

NAMES = ['Ana Silva', 'Ben Okafor', 'Clara Dubois', 'Dora Berg']
PLAN_WITH = re.compile('^Plan time with ')


def make_home():
    return pathlib.Path(tempfile.mkdtemp(prefix='week-', dir=os.environ['XDG_RUNTIME_DIR']))


def start(home, width=1000, height=720, days=0):
    """Tend on a Wednesday morning, or some days later."""
    today = datetime.date.today()
    wednesday = today + datetime.timedelta(2 - today.weekday() + days)
    wanted = datetime.datetime.combine(wednesday, datetime.time(9))
    return Tend(width, height, folder=home, environment=shift_clock(home, wanted))


def add_people(tend, names=NAMES):
    book = tend.home / 'people.vcf'
    book.write_text(''.join(f'BEGIN:VCARD\nVERSION:4.0\nFN:{name}\nEND:VCARD\n' for name in names))
    tend.command('import', book)


def open_someone(tend):
    tend.show_page('Calendar')
    tend.window.find('push button', 'Someone This Week').press()
    tend.window.find('list item', re.compile('Something Light'))


def list_suggested(tend):
    buttons = [node.name for node in tend.window.find_all('push button', PLAN_WITH)]
    return [re.sub(PLAN_WITH, '', name).split(':')[0] for name in buttons]


def wait_suggested(tend, n, without=()):
    """Waits until N people are suggested, and none of those; returns their names. Of people who were never met, it is
    chance who comes first."""
    return wait_for(f'{n} people to be suggested without {without}',
                    lambda: len(list_suggested(tend)) == n and not set(without) & set(list_suggested(tend)) and
                    list_suggested(tend))


def find_plan_button(tend, name):
    return tend.window.find('push button', re.compile(f'^Plan time with {name}'))


def find_line(tend, name):
    """That the week has somebody in it: a line, or on Today a button that leads on."""
    return tend.window.find(None, re.compile(f'{name}. This week has somebody in it'))


def list_planned(tend):
    return tend.query('SELECT g.name, p.status, p.is_all_day FROM plan p JOIN plan_guest g ON g.plan_id = p.id')


@scenario
def one_key_makes_a_plan():
    """Three are suggested; one key makes a plan with the first, the week has somebody in it, and Ctrl+Z takes it back"""
    with start(make_home()) as tend:
        add_people(tend)
        open_someone(tend)
        suggested = wait_suggested(tend, 3)
        tend.focus(find_plan_button(tend, suggested[0]))
        tend.keys('Return')
        find_line(tend, suggested[0])
        expect(list_planned(tend) == [(suggested[0], 'planned', 0)], f'{list_planned(tend)}')
        wait_suggested(tend, 3, without=suggested[:1])
        tend.wait_keys()
        tend.keys('ctrl+z')
        wait_for('those from before', lambda: list_suggested(tend) == suggested)
        expect(not list_planned(tend), 'the plan is still there')
        tend.close()


@scenario
def put_off_for_today():
    """In a narrow window: who is put off does not come again that day, not after a new start either, but the next"""
    home = make_home()
    with start(home, 360, 640) as tend:
        add_people(tend, NAMES[:3])
        open_someone(tend)
        away = wait_suggested(tend, 3)[1]
        tend.click(tend.window.find('push button', f'Another time: {away}'))
        tend.window.find('menu item', 'Not Today').press()
        wait_suggested(tend, 2, without=[away])
        tend.close()
    with start(home, 360, 640) as tend:
        open_someone(tend)
        wait_suggested(tend, 2, without=[away])
        tend.close()
    with start(home, 360, 640, days=1) as tend:
        open_someone(tend)
        wait_suggested(tend, 3)
        tend.close()


@scenario
def quiet_line_on_today():
    """Today has the line and the suggestions while the week is open, plans with a click, and is quiet without a wish"""
    with start(make_home()) as tend:
        add_people(tend)
        tend.command('add', 'goal', 'Run')
        tend.show_page('Today')
        tend.window.find(None, 'This week is still open for somebody.')
        chosen = wait_suggested(tend, 3)[0]
        tend.click(find_plan_button(tend, chosen))
        find_line(tend, chosen)
        wait_for('nobody else to be suggested', lambda: not list_suggested(tend))
        expect(list_planned(tend) == [(chosen, 'planned', 0)], f'{list_planned(tend)}')

        open_someone(tend)
        wait_suggested(tend, 3, without=[chosen])
        tend.click(tend.window.find('spin button', 'Plans with Somebody in a Week'))
        tend.keys('Down')
        wait_for('the wish to go', lambda: tend.query('SELECT wish FROM week_wish') == [(0,)])
        tend.show_page('Today')
        tend.window.find('check box', 'Run')
        tend.window.wait_gone(None, re.compile('This week has somebody in it'))
        tend.close()


def list_reminders(tend):
    return [item['kind'] for item in json.loads(tend.command('reminders', '--json').stdout)['next']]


@scenario
def reminder_to_plan():
    """A weekday is chosen for the reminder to plan the week, and it is among those to come; Never ends it"""
    with start(make_home()) as tend:
        add_people(tend)
        open_someone(tend)
        weekday = tend.window.find('combo box', 'Reminder to Plan the Week')
        tend.click(weekday)
        tend.keys('Down', 'Return')
        wait_for('the reminder', lambda: tend.query('SELECT minute FROM reminder') == [(18 * 60,)])
        weekdays = tend.query('SELECT weekdays FROM reminder')[0][0]
        expect(weekdays in (1, 64), f'it comes on {weekdays}, which is not the first day of a week')
        expect(list_reminders(tend) == ['week'], 'it is not among those to come')
        tend.click(weekday)
        tend.keys('Up', 'Return')
        wait_for('the reminder to go', lambda: not tend.query('SELECT 1 FROM reminder'))
        tend.close()


if __name__ == '__main__':
    run()

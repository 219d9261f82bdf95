"""A person keeps their people in a real window: with keys, with the pointer, and what is planned and noted with them."""

import re

from tend_e2e import Tend, expect, make_sample_life, run, scenario, wait_for


def add_someone(tend, name):
    tend.show_page('People')
    tend.keys('ctrl+n')
    tend.find_window('Add Someone')
    tend.type(name)
    tend.keys('Return')
    tend.wait_window_gone('Add Someone')
    tend.window.find('list item', name)


def find_button(node, name):
    return next(found for found in node.find_all('push button', name) if found.has_state('FOCUSABLE'))


def tab_to(tend, node, key='Tab'):
    for _ in range(40):
        if tend.focused == node:
            return
        tend.keys(key)
    expect(False, f'{node} can not be reached by {key}')


@scenario
def add_by_keyboard():
    """Somebody is added by keyboard, with a birthday and a number"""
    with Tend() as tend:
        tend.show_page('People')
        tend.keys('ctrl+n')
        dialog = tend.find_window('Add Someone')
        tend.type('Ana Silva')
        tab_to(tend, dialog.find('list item', 'Add a Birthday or Another Day'))
        tend.keys('Return')
        wait_for('the day to have the keys', lambda: tend.focused == dialog.find('text', 'Day'))
        tend.type('29')
        tend.keys('Tab')
        tend.keys('Tab')
        tend.type('1987')
        tab_to(tend, dialog.find('list item', 'Add a Way'))
        tend.keys('Return')
        wait_for('the number to have the keys',
                 lambda: tend.focused == dialog.find('text', 'Number, Address or Name'))
        tend.type('+1 202 555 0123')
        tend.keys('ctrl+Return')
        tend.wait_window_gone('Add Someone')
        wait_for('the new row to have the keys', lambda: tend.focused and tend.focused.name == 'Ana Silva')
        expect(tend.query('SELECT day, year FROM person_day') == [(29, 1987)], 'the birthday is not as it was typed')
        expect(tend.query('SELECT kind, value FROM person_way') == [('phone', '+1 202 555 0123')],
               'the number is not as it was typed')

        tend.keys('Return')
        tend.window.find('push button', re.compile('Copy: Phone')).press()
        tend.window.find(None, re.compile('clipboard'))
        tend.keys('Escape')
        wait_for('the row to have the keys again', lambda: tend.focused and tend.focused.name == 'Ana Silva')
        tend.close()


def keep_someone(width, height):
    with Tend(width, height) as tend:
        tend.show_page('People')
        tend.click(find_button(tend.window, 'Add Someone'))
        dialog = tend.find_window('Add Someone')
        tend.type('Ben Okafor')
        tend.click(dialog.find('push button', re.compile('Add$')))
        tend.wait_window_gone('Add Someone')
        tend.click(tend.window.find('list item', 'Ben Okafor'))

        tend.click(tend.window.find('push button', 'Log a Call'))
        wait_for('the call to be noted', lambda: tend.query('SELECT kind FROM person_contact') == [('call',)])
        row = tend.window.find('list item', 'We talked')
        tend.keys('ctrl+z')
        tend.window.wait_gone('list item', 'We talked')
        tend.keys('ctrl+shift+z')
        row = tend.window.find('list item', 'We talked')
        tend.wait_still(row)
        tend.click(row)
        contact = tend.find_window('Ben Okafor')
        tend.type('A good one')
        tend.click(contact.find('push button', re.compile('Save$')))
        wait_for('the line to be kept', lambda: tend.query('SELECT note FROM person_contact') == [('A good one',)])
        tend.wait_window_gone('Ben Okafor')
        tend.window.find(None, re.compile('Together today'))
        tend.close()


@scenario
def keep_someone_in_a_wide_window():
    """Somebody is added by mouse, a call is logged, taken back, done again and told of in a line"""
    keep_someone(1000, 720)


@scenario
def keep_someone_in_a_narrow_window():
    """The same at 360 pixels"""
    keep_someone(360, 640)


@scenario
def plan_with_someone():
    """Plan Something leads to a new plan that is with them, and they are told of it afterwards"""
    with Tend() as tend:
        add_someone(tend, 'Ana Silva')
        tend.keys('Return')
        tend.window.find('push button', re.compile('^Plan Something')).press()
        tend.find_window('New Plan')
        tend.type('Coffee tomorrow 16:30')
        tend.keys('Return')
        tend.wait_window_gone('New Plan')
        expect(tend.query('SELECT p.title, g.name, g.person_uuid = (SELECT uuid FROM person) FROM plan p'
                          ' JOIN plan_guest g ON g.plan_id = p.id') == [('Coffee', 'Ana Silva', 1)],
               'the plan is not with her')
        tend.show_page('People')
        tend.window.find(None, re.compile('You will see each other tomorrow'))
        tend.window.find('list item', 'Coffee')
        tend.close()


@scenario
def archive_and_delete():
    """Who is archived is shown on request, and who is deleted is back after Ctrl+Z, with all that was noted"""
    with Tend() as tend:
        add_someone(tend, 'Ana Silva')
        add_someone(tend, 'Ben Okafor')
        tend.window.find('list item', 'Ana Silva')
        tend.keys('shift+F10')
        tend.window.find('menu item', 'We Met').press()
        wait_for('the time to be noted', lambda: tend.query('SELECT count(*) FROM person_contact') == [(1,)])
        tend.wait_keys()
        tend.keys('shift+F10')
        tend.window.find('menu item', 'Archive').press()
        tend.window.wait_gone('list item', 'Ben Okafor')
        expect(tend.query('SELECT name FROM person WHERE is_archived') == [('Ben Okafor',)], 'somebody else is away')

        find_button(tend.window, 'More').press()
        tend.window.find('menu item', 'Archived People').press()
        tend.click(tend.window.find('list item', 'Ben Okafor'))
        find_button(tend.window, re.compile('^More')).press()
        tend.window.find('menu item', 'Delete').press()
        wait_for('the list to have the keys', lambda: tend.wait_keys().name == 'Ana Silva')
        expect(tend.query('SELECT name FROM person') == [('Ana Silva',)], 'he is not gone')
        tend.keys('ctrl+z')
        wait_for('him to be back', lambda: tend.query('SELECT count(*) FROM person_contact') == [(1,)])
        tend.close()


def write_address_book(tend, number):
    path = tend.home / 'phone.vcf'
    path.write_text('BEGIN:VCARD\nVERSION:3.0\nUID:ana\nFN:Ana Silva\n'
                    f'TEL;TYPE=CELL:{number}\nBDAY:--0229\nEND:VCARD\n')
    return path


def choose_book(tend, path):
    """Returns the question that comes."""
    def look():
        return next((window for window in tend.windows[1:]
                     if any('It brings' in node.name for node in window.walk())), None)

    tend.choose_file('Import', path)
    question = wait_for('the question', look)
    tend.activate()
    return question


@scenario
def import_an_address_book():
    """An address book comes in from the page's menu, once, is brought up to date by a terminal, and is taken back"""
    with Tend() as tend:
        path = write_address_book(tend, '+1 202 555 0123')
        tend.show_page('People')
        find_button(tend.window, 'More').press()
        tend.window.find('menu item', 'Import…').press()
        question = choose_book(tend, path)
        question.find('label', re.compile('It brings 1 person, 1 way to reach somebody and 1 yearly day'))
        question.find('push button', re.compile('Import$')).press()
        tend.click(tend.window.find('list item', 'Ana Silva'))
        tend.window.find(None, re.compile('^Birthday'))

        again = tend.command('import', write_address_book(tend, '+1 202 555 0124')).stdout
        expect('Brought up to date' in again, f'it said: {again}')
        tend.window.find(None, re.compile('555 0124'))
        expect('here already' in tend.command('import', path).stdout, 'the same file brings something')
        tend.activate()
        tend.keys('Escape')
        tend.wait_keys()
        tend.keys('ctrl+z', 'ctrl+z')
        tend.window.wait_gone('list item', 'Ana Silva')
        expect(tend.query('SELECT count(*) FROM person_way') == [(0,)], 'what she can be reached by is still there')
        tend.close()


@scenario
def find_someone_among_many():
    """A few letters find somebody, and Enter opens them; a group shows those who are in it"""
    with Tend(folder=make_sample_life()) as tend:
        tend.show_page('People')
        search = tend.window.find(None, 'Find Someone')
        tend.click(search)
        tend.type('sil')
        tend.window.wait_gone('list item', 'Ben Okafor')
        tend.window.find('list item', 'Ana Silva')
        tend.keys('Return')
        tend.window.find('push button', 'Log a Call')
        tend.window.find(None, re.compile('^Birthday · .* years'))
        tend.close()


@scenario
def add_someone_where_somebody_is_missing():
    """Someone This Week leads to a new person, where nobody is kept yet"""
    with Tend() as tend:
        tend.show_page('Calendar')
        tend.window.find('push button', 'Someone This Week').press()
        tend.window.find('push button', re.compile('Add Someone')).press()
        tend.find_window('Add Someone')
        tend.type('Ana')
        tend.keys('Return')
        tend.wait_window_gone('Add Someone')
        wait_for('her to be kept', lambda: tend.query('SELECT name FROM person') == [('Ana',)])
        tend.close()


if __name__ == '__main__':
    run()

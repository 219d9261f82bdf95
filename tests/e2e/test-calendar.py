"""The calendar: plans by the line and by keys, in a wide and in a narrow window, moved, changed and taken back."""

from tend_e2e import Tend, expect, run, scenario, wait_for


def show_calendar(tend):
    tend.show_page(3, 'Calendar')


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
        wait_for('the plan to be taken back', lambda: not get_plans(tend))
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


@scenario
def changed_and_asked():
    """What was changed about a plan is asked for before its window closes, and saved"""
    with Tend() as tend:
        show_calendar(tend)
        plan = add_plan(tend, 'Coffee today 12:30 at Luna', 'Coffee')
        tend.click(plan)
        view = tend.find_window('Plan')
        where = view.find('text', 'Where')
        tend.click(where)
        tend.keys('ctrl+a')
        tend.type('Rosa')
        wait_for('the words', lambda: where.text == 'Rosa')
        tend.keys('Escape')
        wait_for('the question', lambda: len(tend.windows) == 3)
        tend.activate()
        tend.keys('Return')
        wait_for('the place to be saved', lambda: [plan[1] for plan in get_plans(tend)] == ['Rosa'])
        tend.close()


if __name__ == '__main__':
    run()

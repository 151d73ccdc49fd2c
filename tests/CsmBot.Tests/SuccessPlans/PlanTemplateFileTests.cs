using CsmBot.SuccessPlans;
using CsmBot.Tests.Habits;

namespace CsmBot.Tests.SuccessPlans;

public class PlanTemplateFileTests
{
    [Fact]
    public void The_plans_that_come_with_the_program_can_be_read()
    {
        var plans = PlanTemplateFile.Read(File.ReadAllText(Path.Combine(Repository.Root, "bot", "plan-templates.yaml")), "plan-templates.yaml");

        Assert.Equal(["Onboarding", "Renewal readiness"], plans.Select(p => p.Name));
        Assert.Contains(new StepTemplate("complete Admin Basics", 2, 70, 30), plans[0].Steps);
    }

    [Fact]
    public void Every_mistake_is_named_with_file_and_line()
    {
        var wrong = Assert.Throws<PlanTemplateException>(() => PlanTemplateFile.Read("""
            plans:
              - name: Onboarding
                steps:
                  - { behaviour: log in, due: soon }
                  - { behaviour: log in, due: 3, colour: red }
                  - { quantity: 3, due: 3 }
              - steps: []
            """, "plans.yaml"));

        Assert.Contains("plans.yaml:4: \"due\" is a number from 0 to 3650, not \"soon\"", wrong.Message);
        Assert.Contains("plans.yaml:5: \"colour\" is not known; a step has behaviour, quantity, quality, due", wrong.Message);
        Assert.Contains("plans.yaml:6: a step needs a behaviour", wrong.Message);
        Assert.Contains("plans.yaml:7: a plan needs a name", wrong.Message);
    }

    [Theory]
    [InlineData("plans: 3")]
    [InlineData("- a")]
    [InlineData("plans: [")]
    public void What_is_no_list_of_plans_is_refused(string yaml) => Assert.Throws<PlanTemplateException>(() => PlanTemplateFile.Read(yaml, "plans.yaml"));
}

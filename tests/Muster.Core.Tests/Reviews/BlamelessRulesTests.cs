// Whether blame is found in a text, and causes in the system are left alone.
using Muster.Core.Reviews;

namespace Muster.Core.Tests.Reviews;

public sealed class BlamelessRulesTests
{
    [Theory]
    [InlineData("Human error.", "human error")]
    [InlineData("It was OPERATOR\n error", "operator error")]
    [InlineData("The on-call engineer forgot the flag", "forgot")]
    [InlineData("They didn’t follow the runbook", "didn't follow")]
    [InlineData("Ben should have been more careful", "more careful")]
    [InlineData("She was not paying attention", "paying attention")]
    [InlineData("Human errors during the migration", "human error")]
    [InlineData("Two operator mistakes in a row", "operator mistake")]
    [InlineData("The operators’ mistakes", "mistakes")]
    [InlineData("It was an operator's error", "operator's error")]
    [InlineData("They made mistakes", "made mistakes")]
    [InlineData("The team failed to follow the process", "failed to follow")]
    public void A_person_as_the_cause_is_found(string text, string phrase)
    {
        string found = BlamelessRules.BlameIn(text)!.Replace('’', '\'');

        Assert.Contains(phrase, found, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("The pool has no limit per tenant")]
    [InlineData("The deploy tool has no guard against human error")]
    [InlineData("Nothing catches an operator error in the route table")]
    [InlineData("The tool prevents human errors in one table only")]
    [InlineData("Two users saw an error")]
    [InlineData("The unforgotten lazyload flag was on")]
    [InlineData("")]
    public void A_cause_in_the_system_is_left_alone(string text) => Assert.Null(BlamelessRules.BlameIn(text));
}

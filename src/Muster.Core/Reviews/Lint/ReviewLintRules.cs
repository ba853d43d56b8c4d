// The names of the rules for reviews.
namespace Muster.Core.Reviews.Lint;

public static class ReviewLintRules
{
    /// <summary>A why or a root cause that is somebody's failing.</summary>
    public const string HumanRootCause = "human_root_cause";

    /// <summary>A why that says the one before it again.</summary>
    public const string RestatesPrevious = "restates_previous";

    /// <summary>An action item that asks people to take care and changes nothing.</summary>
    public const string BeCarefulAction = "be_careful_action";

    /// <summary>An action item that is nobody's.</summary>
    public const string NoOwner = "no_owner";

    /// <summary>An action item without a day.</summary>
    public const string NoDue = "no_due";

    /// <summary>An action item of which nobody can tell whether it worked.</summary>
    public const string NoVerification = "no_verification";

    /// <summary>One person, by name or by what they are, is the cause.</summary>
    public const string NamesPersonAsCause = "names_person_as_cause";

    /// <summary>Somebody is judged by what they did not do and could not know they had to.</summary>
    public const string CounterfactualBlame = "counterfactual_blame";
}

// One thing that Opsgenie's API does with an alert.
namespace Muster.Server.Intake.Opsgenie;

/// <param name="Path">After the alert's identifier; empty for the alert itself.</param>
/// <param name="Action">As the status of the request names it.</param>
/// <param name="Check">Looks for mistakes in the fields; null when none are needed.</param>
internal sealed record AlertVerb(
    string Method,
    string Path,
    string Action,
    string Summary,
    Func<AlertActions, ActionAsked, Task<ActionDone>> ActAsync,
    Action<OpsgenieFields>? Check = null
)
{
    /// <summary>Taken, and not done: <paramref name="why"/> says what to do instead.</summary>
    public static AlertVerb Not(string method, string path, string action, string why, Action<OpsgenieFields>? check = null) =>
        new(
            method,
            path,
            action,
            "Is taken and not done, and the request's status says why",
            (_, _) => Task.FromResult(ActionDone.No(why)),
            check
        );
}

// What the monitoring of a simulated system raises an alert for.
namespace Muster.Simulator.Scenarios;

/// <param name="Name">The name of the alert, such as <c>DatabaseQueueFull</c>.</param>
/// <param name="Summary">What its text says.</param>
/// <param name="Pages">Whether it wakes somebody; others are there to be looked at.</param>
public sealed record AlertRule(string Name, string Summary, Condition When, bool Pages = true);

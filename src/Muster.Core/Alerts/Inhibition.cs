// That an alert is hidden now, by which other one and why.
namespace Muster.Core.Alerts;

public sealed record Inhibition(InhibitingAlert By, string Reason);

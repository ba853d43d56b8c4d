// One signal that a sender put into a request.
namespace Muster.Oracle.Promises;

/// <param name="Group">Its alertname; ends with a full stop, so that no name is the beginning of another.</param>
/// <param name="Number">The label that makes it one of its kind.</param>
/// <param name="MustPage">Whether its group has to reach a person: nothing of that group is ever resolved.</param>
public sealed record Sent(string Group, string Number, bool IsFiring, bool MustPage);

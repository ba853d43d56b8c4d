// A change as far as it matters to whether it can have caused a failure.
using Muster.Core.Kernel;

namespace Muster.Core.Changes;

/// <param name="Service">Whose it is; null when it names none.</param>
/// <param name="At">When it was made.</param>
public sealed record ConsideredChange(string Id, ChangeKind Kind, ServiceId? Service, DateTimeOffset At);

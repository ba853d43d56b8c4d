// Who asks for an action on an alert, and what they say beside it.
using Muster.Core.Alerts;

namespace Muster.Server.Intake.Opsgenie;

/// <param name="Key">The name of the key.</param>
/// <param name="Person">Whom the key stands for; null for nobody.</param>
/// <param name="User">Whoever did it, as the sender names them; null when it does not.</param>
internal sealed record ActionAsked(
    Alert Alert,
    string Key,
    Muster.Core.Kernel.PersonId? Person,
    string? User,
    string? Note,
    OpsgenieFields Fields,
    CancellationToken Cancel
);

// Where a customer wants to be told that it is over, once, if they confirm that the address is theirs.
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Intake;

/// <summary>A row, and no event, because it is forgotten: once they were told, and a month after they wrote.</summary>
/// <param name="Id">Stands for the address: the same address has one row.</param>
/// <param name="Address">Null once it is forgotten.</param>
/// <param name="Component">The key of what they reported last.</param>
/// <param name="ReportedAt">When they did.</param>
/// <param name="AskedAt">When they were asked to confirm.</param>
/// <param name="ConfirmedAt">Null until they have.</param>
/// <param name="Page">The address of the status page.</param>
/// <param name="Language">In which they reported, and are written to.</param>
public sealed record ReportContact(
    string Id,
    string? Address,
    CustomerReportId Report,
    string Component,
    DateTimeOffset ReportedAt,
    DateTimeOffset AskedAt,
    DateTimeOffset? ConfirmedAt,
    string Page,
    string Language
)
{
    /// <summary>A day: whoever types somebody else's address writes them one mail a day at the most.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromDays(1);

    /// <summary>30 days: nobody waits longer for the end of what they reported.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public static string IdOf(string address) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(address.Trim().ToLowerInvariant()))
        )[..32];

    public ReportContact Forgotten() => this with { Address = null, ConfirmedAt = null };

    internal View ToView() =>
        new(
            Views.ReportContact,
            Id,
            Address is null ? Views.Closed
                : ConfirmedAt is null ? Views.Open
                : Views.Recorded,
            ReportedAt,
            "",
            ViewJson.Write(this)
        )
        {
            Subject = CustomerReportProjection.SubjectOf(Component),
        };
}

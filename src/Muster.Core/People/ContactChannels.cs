// The channels by which a person can be reached.
using System.Collections.Immutable;

namespace Muster.Core.People;

public static class ContactChannels
{
    public const string Email = "email";

    public const string Webhook = "webhook";

    public const string Ntfy = "ntfy";

    public const string Sms = "sms";

    public const string Voice = "voice";

    public const string Push = "push";

    /// <summary>The one address of <see cref="Push"/>: every device on which its person switched it on.</summary>
    public const string Devices = "devices";

    public static readonly ImmutableArray<string> All = [Email, Webhook, Ntfy, Sms, Voice, Push];
}

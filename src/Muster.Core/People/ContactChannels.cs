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

    public static readonly ImmutableArray<string> All = [Email, Webhook, Ntfy, Sms, Voice];
}

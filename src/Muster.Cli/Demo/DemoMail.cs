// Keeps the demo's mail on this machine.
using System.Net;
using Muster.Server.Channels.Email;
using Muster.Server.Hosting;

namespace Muster.Cli.Demo;

internal static class DemoMail
{
    /// <summary>Mail becomes files in the data directory, unless MUSTER_SMTP names a server on this machine: its people do not exist.</summary>
    public static MusterOptions KeepAtHome(MusterOptions options) =>
        options.Mail switch
        {
            MailSettings.Drop => options,
            MailSettings.Smtp smtp when IsHere(smtp.Host) => options,
            _ => options with { Mail = MailSettings.Parse("file:", Path.Combine(options.DataDirectory, "mail"), "localhost", out _) },
        };

    private static bool IsHere(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}

// A server whose mail goes into a directory: every message is delivered, and nobody answers.
using Muster.Server.Channels.Email;
using Muster.Server.Hosting;

namespace Muster.Server.Tests.Drivers;

internal static class DroppedMail
{
    public static MusterOptions In(MusterOptions options) =>
        options with
        {
            Mail = new MailSettings.Drop(Directory.CreateTempSubdirectory("muster-drop-").FullName, new("Muster", "muster@example.org")),
        };
}

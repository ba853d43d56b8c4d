// Acknowledge links of a Muster that is not there.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Tests.Channels;

internal sealed class NoLinks : IAcknowledgeLinks
{
    public string For(PageId page, PersonId person, string key) => "https://muster.example.org/a/token";
}

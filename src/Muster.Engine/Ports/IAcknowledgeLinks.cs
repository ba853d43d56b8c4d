// The link by which one person acknowledges one page without signing in.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

public interface IAcknowledgeLinks
{
    /// <summary>A signed, expiring, single-use link for the delivery with this key. The person who opens it still has to confirm with a POST.</summary>
    string For(PageId page, PersonId person, string key);
}

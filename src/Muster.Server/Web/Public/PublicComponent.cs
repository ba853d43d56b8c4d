// What a page in the look of the status page is given.
using Microsoft.AspNetCore.Components;

namespace Muster.Server.Web.Public;

public abstract class PublicComponent : ComponentBase
{
    [Parameter, EditorRequired]
    public required PublicLook Look { get; set; }

    protected StatusWords Words => Look.Words;
}

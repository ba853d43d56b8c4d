// Whether a step is behind, here or ahead.
namespace Muster.Server.Web.Views;

public enum StepState
{
    Done,
    Now,
    Ahead,
}

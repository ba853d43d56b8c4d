// How often one person was paged, and how many of their nights were broken.
using Muster.Core.Kernel;

namespace Muster.Core.Measures;

/// <summary>Night is from 22:00 to 07:00 in the person's zone.</summary>
/// <param name="AtNight">Pages of which they were told first at night.</param>
/// <param name="Nights">Nights with at least one.</param>
/// <param name="WorstNight">The most of one night.</param>
public sealed record PagedPerson(PersonId Person, int Pages, int AtNight, int Nights, int WorstNight);

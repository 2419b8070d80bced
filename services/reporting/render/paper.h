// Measures of GB/T 9704-2012 (党政机关公文格式) in the units of word processing: twips (1/20 pt) and
// half-points.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_PAPER_H_
#define DUBAN_SERVICES_REPORTING_RENDER_PAPER_H_

namespace duban::reporting {

// Twips of tenths of a millimetre, rounded.
constexpr int Twips(int tenths_of_mm) { return (tenths_of_mm * 1440 + 127) / 254; }

// 5.1: A4. 5.2: top margin 37 mm, binding margin 28 mm, type area 156 × 225 mm.
inline constexpr int kPageWidth = Twips(2100);
inline constexpr int kPageHeight = Twips(2970);
inline constexpr int kTopMargin = Twips(370);
inline constexpr int kBottomMargin = Twips(350);
inline constexpr int kBindingMargin = Twips(280);
inline constexpr int kCutMargin = Twips(260);
inline constexpr int kTypeWidth = kPageWidth - kBindingMargin - kCutMargin;

// A landscape page keeps the type area turned by 90°: both its sides are the mean of head and foot margin, so
// that mirrored margins of two-sided printing leave it in place.
inline constexpr int kWideSideMargin = (kTopMargin + kBottomMargin) / 2;
inline constexpr int kWideTypeWidth = kPageHeight - 2 * kWideSideMargin;

// 5.2.3: 22 lines of 28 characters of size 3 (16 pt) fill the type area: a line is 28.95 pt, a character
// 15.79 pt. The grid states the second as its difference from 16 pt in 1/4096 pt.
inline constexpr int kLinePitch = 579;
inline constexpr int kCharPitch = 316;
inline constexpr int kCharSpace = -850;
// Paragraphs do not snap to that grid: LibreOffice gives a character that is wider than its cell two cells.
// They keep the pitches by exact line spacing and by this condensation of every character instead.
inline constexpr int kCharCondense = -5;

// 7.2.4: the mark's upper edge is 35 mm below the type area's; up to three lines stand above it.
inline constexpr int kMarkDrop = Twips(350);
inline constexpr int kLinesAboveMark = 3;

// 10.1 letter form: the mark 30 mm from the page's top, two double rules of 170 mm, one 20 mm above its foot.
inline constexpr int kLetterMarkTop = Twips(300);
inline constexpr int kLetterRuleWidth = Twips(1700);
inline constexpr int kLetterRuleLeft = (kPageWidth - kLetterRuleWidth) / 2;
inline constexpr int kLetterFootRule = kPageHeight - Twips(200);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_PAPER_H_

/* The instructions for SHA-256, for which Swift has no words: imported by one file of OpsCore (decision 45).
 *
 * A pure function of its arguments. Where the processor has no such instructions, the Swift of SHA256State does the same. */
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

/* Intel, Software Developer's Manual 2A, CPUID: leaf 1 ECX 9 and 19 (SSSE3, SSE4.1), leaf 7 EBX 29 (SHA). */
static inline int ops_sha256_is_there(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c >> 9 & 1) || !(c >> 19 & 1)) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1);
}

/* Whole blocks (FIPS 180-4, 6.2.2) by the method of S. Gulley et al., "Intel SHA Extensions", 2013: four words of the schedule
 * and four rounds a turn; the state stands as ABEF and CDGH, as the instruction wants it. */
__attribute__((target("sha,sse4.1,ssse3")))
static inline void ops_sha256_absorb(uint32_t *state, const uint32_t *constants, const uint8_t *bytes, ptrdiff_t blocks) {
    const __m128i order = _mm_set_epi64x(0x0C0D0E0F08090A0BLL, 0x0405060700010203LL);
    __m128i *words = (__m128i *)state;
    __m128i half = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xB1);
    __m128i cdgh = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1B);
    __m128i abef = _mm_alignr_epi8(half, cdgh, 8);
    cdgh = _mm_blend_epi16(cdgh, half, 0xF0);
    for (; blocks > 0; blocks--, bytes += 64) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i schedule[4];
        for (int i = 0; i < 4; i++)
            schedule[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)bytes + i), order);
#pragma unroll
        for (int i = 0; i < 16; i++) {
            const __m128i last = schedule[(i + 3) & 3];
            __m128i four = _mm_add_epi32(schedule[i & 3], _mm_loadu_si128((const __m128i *)constants + i));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, four);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(four, 0x0E));
            if (i < 12) {
                four = _mm_sha256msg1_epu32(schedule[i & 3], schedule[(i + 1) & 3]);
                four = _mm_add_epi32(four, _mm_alignr_epi8(last, schedule[(i + 2) & 3], 4));
                schedule[i & 3] = _mm_sha256msg2_epu32(four, last);
            }
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    half = _mm_shuffle_epi32(abef, 0x1B);
    cdgh = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128(words, _mm_blend_epi16(half, cdgh, 0xF0));
    _mm_storeu_si128(words + 1, _mm_alignr_epi8(cdgh, half, 8));
}
#else
static inline int ops_sha256_is_there(void) { return 0; }
static inline void ops_sha256_absorb(uint32_t *state, const uint32_t *constants, const uint8_t *bytes, ptrdiff_t blocks) {
    (void)state, (void)constants, (void)bytes, (void)blocks;
}
#endif

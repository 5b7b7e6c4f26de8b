-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'rest_returned';
